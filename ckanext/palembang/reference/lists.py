"""The code lists by name, each read once, at its first use."""

from __future__ import annotations

from functools import cache

from ckanext.palembang.reference.codes import CodeList
from ckanext.palembang.reference.errors import UnknownCodeListError
from ckanext.palembang.reference.files import data_names, read_code_list
from ckanext.palembang.reference.places import area_code_list


@cache
def code_list_names() -> tuple[str, ...]:
    """Return the names of all code lists, sorted."""
    return tuple(sorted((*data_names("lists"), "wilayah")))


def code_list(name: str) -> CodeList:
    """Return a code list; the same object at every call.

    Raises:
        UnknownCodeListError: there is no list of that name.
    """
    if name not in code_list_names():
        raise UnknownCodeListError(name, code_list_names())
    return _read(name)


@cache
def _read(name: str) -> CodeList:
    return area_code_list() if name == "wilayah" else read_code_list(name)
