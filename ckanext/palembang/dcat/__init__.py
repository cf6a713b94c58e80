"""Datasets as linked data: the profile of DCAT-AP, its stored records and the feeds made of them.

`linked_data` knows addresses, terms and texts that every RDF parser accepts; `profile` says in
them what a dataset is, one module for each thing.
"""
