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
from ckanext.palembang.reference.office_register import (
    WALIDATA,
    BrokenRegisterError,
    Office,
    Register,
    RegisterFinding,
    cycle_through,
    is_code,
    is_email,
    is_partial_date,
    is_phone,
    is_website,
    offices,
    packaged_register_path,
    read_register,
)

__all__ = [
    "WALIDATA",
    "BrokenReferenceFileError",
    "BrokenRegisterError",
    "Code",
    "CodeList",
    "Office",
    "ReferenceRoomError",
    "Register",
    "RegisterFinding",
    "UnknownAreaError",
    "UnknownCodeError",
    "UnknownCodeListError",
    "chapters",
    "code_list",
    "code_list_names",
    "cycle_through",
    "is_code",
    "is_email",
    "is_partial_date",
    "is_phone",
    "is_website",
    "offices",
    "packaged_register_path",
    "read_register",
]
