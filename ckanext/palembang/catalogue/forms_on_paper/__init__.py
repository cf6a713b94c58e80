"""MS-Keg, MS-Ind and MS-Var as the paper forms of BPS look, filled: a page to print, and a workbook."""
