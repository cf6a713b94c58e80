"""DCAT-AP 3 for the datasets of Satu Data Palembang, one module for each thing that is described.

`palembang.PalembangProfile` is found through the entry point `palembang_dcat` of the group
`ckan.rdf.profiles`.
"""
