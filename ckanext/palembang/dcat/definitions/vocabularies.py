"""Every vocabulary under `/def`: the code lists, and the register of offices as one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from urllib.parse import unquote

from ckanext.palembang.reference import (
    Code,
    CodeList,
    Office,
    code_list,
    code_list_names,
    offices,
    parse_area_code,
)

OFFICES = "opd"
AREAS = "wilayah"

_OFFICES_SOURCE = "Register of the offices and suppliers of the catalogue; every row names its own"
_OFFICES_LICENCE = "Facts; own compilation, CC0-1.0"
_OFFICES_DATE = "2026"


@cache
def vocabulary_names() -> tuple[str, ...]:
    """Return the names of all vocabularies, sorted."""
    return tuple(sorted((*code_list_names(), OFFICES)))


def vocabulary(name: str) -> CodeList | None:
    """Return a vocabulary by the name in its address, None where there is none."""
    if name == OFFICES:
        return _office_list()
    return code_list(name) if name in code_list_names() else None


def key_of(code: Code) -> str:
    """Return what stands in a code's address: the code, or a word where it is no word itself."""
    return unquote(code.uri.rsplit("/", 1)[1])


def find_code(known: CodeList, key: str) -> Code | None:
    """Return the code at an address."""
    return _by_key(known.name).get(key)


def other_address(known: CodeList, key: str) -> Code | None:
    """Return the code that another official spelling of an address means.

    BPS numbers areas in its own way; nobody else's codes are accepted here, and no names.
    """
    if known.name != AREAS or not key.isascii() or not key.isdecimal():
        return None
    found = parse_area_code(key)
    return known.get(found) if found is not None else None


def children_of(known: CodeList, code: Code | None) -> tuple[Code, ...]:
    """Return the codes directly below a code, or those on top of the list."""
    if known.parents != known.name:
        return known.codes if code is None else ()
    return tuple(one for one in known if one.parent == (code.code if code else None))


def parent_of(known: CodeList, code: Code) -> Code | None:
    """Return the code above a code, which may stand in another list."""
    above = vocabulary(known.parents) if code.parent and known.parents else None
    return above.get(str(code.parent)) if above else None


def ancestors_of(known: CodeList, code: Code) -> tuple[Code, ...]:
    """Return the codes above a code in its own list, the highest first."""
    return tuple(reversed(list(_upwards(known, code)))) if known.parents == known.name else ()


def _upwards(known: CodeList, code: Code) -> Iterator[Code]:
    above = parent_of(known, code)
    while above is not None:
        yield above
        above = parent_of(known, above)


@cache
def _by_key(name: str) -> MappingProxyType[str, Code]:
    known = vocabulary(name)
    return MappingProxyType({key_of(code): code for code in known or ()})


@cache
def _office_list() -> CodeList:
    return CodeList(
        name=OFFICES,
        title_id="Perangkat daerah dan instansi",
        title_en="Offices and institutions",
        source=_OFFICES_SOURCE,
        source_date=_OFFICES_DATE,
        licence=_OFFICES_LICENCE,
        codes=tuple(_code(office) for office in offices()),
        parents=OFFICES,
    )


def _code(office: Office) -> Code:
    names = (office.abbreviation, *office.former_names)
    return Code(
        code=office.code,
        label_id=office.name_id,
        label_en=office.name_en or office.name_id,
        uri=f"/def/{OFFICES}/{office.code}",
        source=office.source,
        aliases=tuple(dict.fromkeys(name for name in names if name)),
        parent=office.parent or None,
    )
