"""The register of offices (OPD, districts, data suppliers) and its reader.

The rows are in `data/offices.csv`; an operator may keep a register of its own and read
it with `read_register`.
"""

from __future__ import annotations

from ckanext.palembang.reference.office_register.cells import (
    is_code,
    is_email,
    is_partial_date,
    is_phone,
    is_slug,
    is_website,
)
from ckanext.palembang.reference.office_register.findings import (
    BrokenRegisterError,
    RegisterFinding,
)
from ckanext.palembang.reference.office_register.model import WALIDATA, Office, Register
from ckanext.palembang.reference.office_register.reader import (
    offices,
    packaged_register_path,
    parse_register,
    read_register,
)
from ckanext.palembang.reference.office_register.relations import cycle_through

__all__ = [
    "WALIDATA",
    "BrokenRegisterError",
    "Office",
    "Register",
    "RegisterFinding",
    "cycle_through",
    "is_code",
    "is_email",
    "is_partial_date",
    "is_phone",
    "is_slug",
    "is_website",
    "offices",
    "packaged_register_path",
    "parse_register",
    "read_register",
]
