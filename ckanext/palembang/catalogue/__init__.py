"""Plugin `palembang`: datasets, offices, search and public pages."""
