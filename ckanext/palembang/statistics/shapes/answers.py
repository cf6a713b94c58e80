"""Shapes of answers: codes of a list, ticked boxes, yes or no, years and counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ckanext.palembang.reference import Code, code_list, decode_flags
from ckanext.palembang.statistics.findings import Finding, Message, Path
from ckanext.palembang.statistics.shapes.texts import too_many
from ckanext.palembang.statistics.values import code_of, is_blank, shortened, whole_number

#: More boxes than any list has, ticked twice each.
_MAX_FLAGS = 100
#: Years that a record can speak of at all; `parse_period` has the same.
_FIRST_YEAR, _LAST_YEAR = 1800, 2200

_UNKNOWN = Message(
    "“%(value)s” is no code of the list “%(list)s”.",
    "“%(value)s” bukan kode dalam daftar “%(list)s”.",
)
_UNKNOWN_BUT_NEAR = Message(
    "“%(value)s” is no code of the list “%(list)s”. Did you mean: %(near)s?",
    "“%(value)s” bukan kode dalam daftar “%(list)s”. Maksudnya: %(near)s?",
)
_YES_NO = Message(
    "“%(value)s” is neither yes nor no: write “ya” or “tidak”.",
    "“%(value)s” bukan ya atau tidak: tulis “ya” atau “tidak”.",
)
_FLAGS = Message(
    "A list of codes is expected here, not “%(value)s”.",
    "Isian ini harus berupa daftar kode, bukan “%(value)s”.",
)
_YEAR = Message(
    "“%(value)s” is no year: write four digits, like 2024.",
    "“%(value)s” bukan tahun: tulis empat angka, misalnya 2024.",
)
_COUNT = Message(
    "“%(value)s” is no number of persons: write a whole number, 0 or more.",
    "“%(value)s” bukan jumlah orang: tulis bilangan bulat, 0 atau lebih.",
)


def code(list_name: str, path: Path, value: object) -> Iterator[Finding]:
    """One code of a list, in any spelling that the list knows."""
    if isinstance(value, bool) or code_of(list_name, value) is None:
        yield _unknown_code(list_name, path, value)


def flags(list_name: str, path: Path, value: object) -> Iterator[Finding]:
    """Codes of a list; one code alone, or the sum of the form's numbers, is read too."""
    if isinstance(value, list | tuple):
        items = cast("list[object]", value)
        if len(items) > _MAX_FLAGS:
            yield too_many(path, len(items), _MAX_FLAGS)
        for index, item in enumerate(items[:_MAX_FLAGS]):
            if not is_blank(item):
                yield from code(list_name, (*path, index), item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if not decode_flags(list_name, value):
            yield _unknown_code(list_name, path, value)
    elif isinstance(value, str):
        yield from code(list_name, path, value)
    else:
        yield Finding("flags-expected", path, _FLAGS, parameters={"value": shortened(value)})


def yes_no(path: Path, value: object) -> Iterator[Finding]:
    """Yes or no, also as true, 1 and 2 of the paper form."""
    if code_of("ya_tidak", value) is None:
        yield Finding("yes-no-expected", path, _YES_NO, parameters={"value": shortened(value)})


def year(path: Path, value: object) -> Iterator[Finding]:
    """A year of four digits."""
    number = whole_number(value)
    if number is None or not _FIRST_YEAR <= number <= _LAST_YEAR:
        yield Finding("year-expected", path, _YEAR, parameters={"value": shortened(value)})


def count(path: Path, value: object) -> Iterator[Finding]:
    """A number of persons."""
    if whole_number(value) is None:
        yield Finding("count-expected", path, _COUNT, parameters={"value": shortened(value)})


def _unknown_code(list_name: str, path: Path, value: object) -> Finding:
    codes = code_list(list_name)
    title = Message(en=codes.title_en, id=codes.title_id)
    parameters: dict[str, object] = {"value": shortened(value), "list": title}
    near: list[Code] = codes.nearest(shortened(value)) if isinstance(value, str) else []
    if near:
        parameters["near"] = Message(
            en=", ".join(f"{one.code} ({one.label_en})" for one in near),
            id=", ".join(f"{one.code} ({one.label_id})" for one in near),
        )
    message = _UNKNOWN_BUT_NEAR if near else _UNKNOWN
    return Finding("code-unknown", path, message, parameters=parameters)
