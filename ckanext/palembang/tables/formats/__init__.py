"""Every file format that is read, each in a module of its own, behind `opening.open_sheets`."""
