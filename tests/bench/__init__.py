"""Our pages and saves beside stock CKAN's, in one run: `make bench`."""
