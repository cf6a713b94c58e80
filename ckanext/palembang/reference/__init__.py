"""Facts of the domain as data files with typed access; knows nothing of CKAN."""

from __future__ import annotations

from ckanext.palembang.reference.chapters import chapters
from ckanext.palembang.reference.codes import Code, CodeList
from ckanext.palembang.reference.errors import (
    BrokenReferenceFileError,
    ReferenceRoomError,
    UnknownAreaError,
    UnknownCodeError,
    UnknownCodeListError,
)
from ckanext.palembang.reference.lists import code_list, code_list_names

__all__ = [
    "BrokenReferenceFileError",
    "Code",
    "CodeList",
    "ReferenceRoomError",
    "UnknownAreaError",
    "UnknownCodeError",
    "UnknownCodeListError",
    "chapters",
    "code_list",
    "code_list_names",
]
