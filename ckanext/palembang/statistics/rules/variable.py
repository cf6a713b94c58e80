"""Rules of MS-Var: a variable is a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ckanext.palembang.reference import code_list, code_list_names
from ckanext.palembang.statistics.fields import fields_by_key
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.rules.concepts import concept_name, sdsn_code
from ckanext.palembang.statistics.rules.doubles import doubles
from ckanext.palembang.statistics.values import (
    Record,
    answer_of,
    date_of,
    rows_of,
    says_nothing,
    text_of,
    texts_of,
)

_DOMAIN: Final = "value_domain"
#: What PostgreSQL and CSVW take as a name without quotes; 63 is PostgreSQL's longest.
_COLUMN = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}", re.ASCII)
_WHOLE, _DECIMAL = r"[+-]?[0-9]{1,18}", r"[+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?"
_TO = r"\s*(?:-|\u2013|s\.?/?d\.?|sampai|to)\s*"
#: A code of a domain, or a range of them: 1, 0-98, 0 s.d. 100.
_NUMBERS: Final[Mapping[str, re.Pattern[str]]] = {
    "INTEGER": re.compile(rf"{_WHOLE}(?:{_TO}{_WHOLE})?", re.ASCII | re.IGNORECASE),
    "FLOAT": re.compile(rf"{_DECIMAL}(?:{_TO}{_DECIMAL})?", re.ASCII | re.IGNORECASE),
}
_LONGEST_CODE = 200

_ALIAS = Message(
    "“%(value)s” is no name for a column: letters a-z, digits and _ only, a letter first, 63 at most.",
    "“%(value)s” bukan nama kolom yang sah: hanya huruf a-z, angka, dan _, diawali huruf, paling panjang 63.",
)
_TWICE = Message(
    "The code “%(value)s” already stands in row %(first)d.",
    "Kode “%(value)s” sudah ada di baris %(first)d.",
)
_TYPE = Message(
    "“%(value)s” is no value of the type “%(type)s”.",
    "“%(value)s” bukan nilai bertipe “%(type)s”.",
)
_NOT_IN_LIST = Message(
    "“%(value)s” is not in the code list “%(list)s” of this column.",
    "“%(value)s” tidak ada dalam daftar kode “%(list)s” untuk kolom ini.",
)
_NO_LIST = Message(
    "There is no code list “%(value)s”.",
    "Tidak ada daftar kode “%(value)s”.",
)
_MEASURE = Message(
    "A measure is a figure, but the type is “%(type)s”: is that right?",
    "Ukuran berupa angka, padahal tipe data adalah “%(type)s”: apakah benar?",
)


def alias_of_column(record: Record) -> Iterator[Finding]:
    """Column 3: the alias can be the name of a column."""
    alias = text_of(record, "alias")
    if not says_nothing(alias) and not _COLUMN.fullmatch(alias):
        parameters = {"value": alias[:60]}
        yield Finding("alias-no-column-name", ("alias",), _ALIAS, Level.HINT, parameters)


def variable_concepts(record: Record) -> Iterator[Finding]:
    """Column 4: concepts named as INDAH's guide to standard data asks."""
    for index, concept in texts_of(record, "konsep"):
        yield from concept_name(("konsep", index), concept)


def variable_sdsn_code(record: Record) -> Iterator[Finding]:
    """The link to the national data standard (Peraturan BPS 4/2021)."""
    yield from sdsn_code(("id_sds",), text_of(record, "id_sds"))


def value_domain_twice(record: Record) -> Iterator[Finding]:
    """Column 9: a code means one thing."""
    finding = ("value-domain-twice", _TWICE)
    yield from doubles(record, _DOMAIN, "kode", of=_domain_code, finding=finding)


def value_domain_of_type(record: Record) -> Iterator[Finding]:
    """Columns 8 and 9: the codes are values of the data type."""
    data_type = _answer(record, "tipe_data")
    for index, row in rows_of(record, _DOMAIN):
        code = _domain_code(row)
        if code and data_type and not _is_of_type(code, data_type):
            parameters = {"value": code[:60], "type": _label("tipe_data", data_type)}
            path = (_DOMAIN, index, "kode")
            yield Finding("value-domain-of-type", path, _TYPE, parameters=parameters)


def value_domain_of_list(record: Record) -> Iterator[Finding]:
    """Column 9: the codes of the domain are those of the list that the values are taken from."""
    name = text_of(record, "daftar_kode")
    if name not in code_list_names():
        return
    codes = code_list(name)
    for index, row in rows_of(record, _DOMAIN):
        code = _domain_code(row)
        if code and codes.normalise(code) is None:
            parameters = {"value": code[:60], "list": Message(codes.title_en, codes.title_id)}
            path = (_DOMAIN, index, "kode")
            yield Finding("value-domain-of-list", path, _NOT_IN_LIST, Level.HINT, parameters)


def known_code_list(record: Record) -> Iterator[Finding]:
    """The column of a table takes its values from a code list that exists."""
    name = text_of(record, "daftar_kode")
    if not says_nothing(name) and name not in code_list_names():
        parameters = {"value": name[:60]}
        yield Finding("code-list-unknown", ("daftar_kode",), _NO_LIST, parameters=parameters)


def measure_is_number(record: Record) -> Iterator[Finding]:
    """A measure is a figure (RDF Data Cube: what is measured of an observation)."""
    data_type = _answer(record, "tipe_data")
    if _answer(record, "peran") == "ukuran" and data_type and data_type not in _NUMBERS:
        parameters = {"type": _label("tipe_data", data_type)}
        yield Finding("measure-not-numeric", ("tipe_data",), _MEASURE, Level.HINT, parameters)


def _is_of_type(code: str, data_type: str) -> bool:
    pattern = _NUMBERS.get(data_type)
    if pattern:
        return pattern.fullmatch(code) is not None
    return data_type != "DATE" or date_of(code) is not None


def _domain_code(row: Record) -> str | None:
    code = text_of(row, "kode")
    return None if says_nothing(code) or len(code) > _LONGEST_CODE else code


def _answer(record: Record, key: str) -> str | None:
    return answer_of(fields_by_key("ms_var")[key], record)


def _label(list_name: str, code: str) -> Message:
    found = code_list(list_name)[code]
    return Message(en=found.label_en, id=found.label_id)
