"""Publication into the data table, with real services."""
