"""From an office's spreadsheet to a checked statistical table; knows nothing of CKAN."""
