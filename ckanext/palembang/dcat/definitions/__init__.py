"""The code lists of `reference` as vocabularies (SKOS): their addresses, documents and pages."""
