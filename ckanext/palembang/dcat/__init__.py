"""Datasets as linked data: the profile of DCAT-AP that ckanext-dcat's endpoints answer with.

`profiles.PalembangProfile` is found through the entry point `palembang_dcat` of the
group `ckan.rdf.profiles`. Everything about one thing stands in one module: `dataset`,
`distribution`, `agents`, `place`, `period`, `rights`, `lineage`, `themes`.
"""
