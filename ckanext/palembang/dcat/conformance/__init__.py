"""Whether the feed is valid DCAT-AP: its records held against the profile's own SHACL shapes."""
