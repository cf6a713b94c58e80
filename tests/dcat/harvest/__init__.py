"""A second, real CKAN takes our feeds, as the portals do."""
