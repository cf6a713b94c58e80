"""DCAT-AP 3 for the datasets of Satu Data Palembang, one module for each thing that is described.

`describe_dataset` and `describe_office` give the statements; they need no request, no database session
and no graph. `palembang.PalembangProfile`, which ckanext-dcat finds through the entry point
`palembang_dcat` of the group `ckan.rdf.profiles`, puts the same statements into the documents that
ckanext-dcat makes.
"""

from __future__ import annotations

from ckanext.palembang.dcat.linked_data.statements import Omission, Statement
from ckanext.palembang.dcat.profile.description import (
    Description,
    describe_dataset,
    describe_office,
)
from ckanext.palembang.dcat.profile.offices import (
    SHARED_ROLES,
    Office,
    holders_by_role,
    role_holders_query,
)
from ckanext.palembang.dcat.profile.sources import Sources

__all__ = [
    "SHARED_ROLES",
    "Description",
    "Office",
    "Omission",
    "Sources",
    "Statement",
    "describe_dataset",
    "describe_office",
    "holders_by_role",
    "role_holders_query",
]
