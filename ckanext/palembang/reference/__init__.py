"""Facts of the domain as data files with typed access; knows nothing of CKAN.

Code lists (`code_list`), yearbook chapters by edition (`chapters`) and administrative
areas in both official code systems (`areas`, `find_area`, `boundary`), and the words of the forms,
explained (`glossary`). Everything is read at first
use, checked, and then immutable and shared.
"""

from __future__ import annotations

from ckanext.palembang.reference.codes import Code, CodeList
from ckanext.palembang.reference.crosswalks import ChapterCrosswalk, chapter_crosswalk
from ckanext.palembang.reference.editions import chapter_editions, chapters
from ckanext.palembang.reference.errors import (
    BrokenReferenceFileError,
    ReferenceRoomError,
    UnknownAreaError,
    UnknownCodeError,
    UnknownCodeListError,
)
from ckanext.palembang.reference.flags import decode_flags, encode_flags
from ckanext.palembang.reference.glossary import Bilingual, Glossary, Term, glossary
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
    is_slug,
    is_website,
    offices,
    packaged_register_path,
    parse_register,
    read_register,
)
from ckanext.palembang.reference.places import (
    Area,
    AreaFigure,
    AreaMatch,
    Boundary,
    BoundingBox,
    Point,
    area,
    areas,
    boundary,
    boundary_licence,
    find_area,
    parse_area_code,
    suggest_areas,
)

__all__ = [
    "WALIDATA",
    "Area",
    "AreaFigure",
    "AreaMatch",
    "Bilingual",
    "Boundary",
    "BoundingBox",
    "BrokenReferenceFileError",
    "BrokenRegisterError",
    "ChapterCrosswalk",
    "Code",
    "CodeList",
    "Glossary",
    "Office",
    "Point",
    "ReferenceRoomError",
    "Register",
    "RegisterFinding",
    "Term",
    "UnknownAreaError",
    "UnknownCodeError",
    "UnknownCodeListError",
    "area",
    "areas",
    "boundary",
    "boundary_licence",
    "chapter_crosswalk",
    "chapter_editions",
    "chapters",
    "code_list",
    "code_list_names",
    "cycle_through",
    "decode_flags",
    "encode_flags",
    "find_area",
    "glossary",
    "is_code",
    "is_email",
    "is_partial_date",
    "is_phone",
    "is_slug",
    "is_website",
    "offices",
    "packaged_register_path",
    "parse_area_code",
    "parse_register",
    "read_register",
    "suggest_areas",
]
