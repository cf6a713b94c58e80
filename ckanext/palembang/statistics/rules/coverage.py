"""Rules of MS-Keg on 4.5, the areas that an activity covers: codes of BPS, not of Kemendagri."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from ckanext.palembang.reference import Area, areas, find_area
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.rules.doubles import doubles
from ckanext.palembang.statistics.values import Record, rows_of, says_nothing, text_of

_KEY: Final = "iv_sebagian_cakupan_wilayah_pengumpulan_data"
_PROVINCE_CELL, _CITY_CELL = "kode_provinsi", "kode_kabupaten_kota"
_PROVINCE = re.compile(r"[1-9][0-9]", re.ASCII)
_CITY = re.compile(r"[0-9]{4}", re.ASCII)
#: Names are short; keeps hostile input cheap.
_LONGEST_NAME = 100

_NO_PROVINCE = Message(
    "“%(value)s” is no BPS code of a province: two digits, like 16 for Sumatera Selatan.",
    "“%(value)s” bukan kode provinsi BPS: dua angka, misalnya 16 untuk Sumatera Selatan.",
)
_NO_CITY = Message(
    "“%(value)s” is no BPS code of a regency or municipality: four digits, like 1671 for Palembang.",
    "“%(value)s” bukan kode kabupaten/kota BPS: empat angka, misalnya 1671 untuk Palembang.",
)
_UNKNOWN_CITY = Message(
    "Sumatera Selatan has no regency or municipality with the BPS code %(value)s.",
    "Sumatera Selatan tidak memiliki kabupaten/kota dengan kode BPS %(value)s.",
)
_OTHER_PROVINCE = Message(
    "The regency or municipality %(value)s does not lie in province %(province)s.",
    "Kabupaten/kota %(value)s tidak berada di provinsi %(province)s.",
)
_OTHER_NAME = Message(
    "The code %(code)s is %(name)s, but the name reads “%(value)s”.",
    "Kode %(code)s adalah %(name)s, tetapi namanya tertulis “%(value)s”.",
)
_TWICE = Message(
    "This area already stands in row %(first)d.",
    "Wilayah ini sudah ada di baris %(first)d.",
)


def area_codes(record: Record) -> Iterator[Finding]:
    """4.5: codes of BPS with 2 and 4 digits; a city belongs to its province, and ours exist."""
    for index, row in rows_of(record, _KEY):
        province, city = text_of(row, _PROVINCE_CELL), _city(row)
        if not says_nothing(province) and not _PROVINCE.fullmatch(province):
            yield _error("area-code", index, _PROVINCE_CELL, _NO_PROVINCE, province)
            continue
        if city:
            yield from _city_findings(index, province, city)


def area_names(record: Record) -> Iterator[Finding]:
    """4.5: the name is that of the code, where the code is one of Sumatera Selatan."""
    for index, row in rows_of(record, _KEY):
        pairs = ((_PROVINCE_CELL, "nama_provinsi"), (_CITY_CELL, "nama_kabupaten_kota"))
        for code_cell, name_cell in pairs:
            area = _ours().get(text_of(row, code_cell))
            name = text_of(row, name_cell)
            if area is None or says_nothing(name) or len(name) > _LONGEST_NAME:
                continue
            if area not in find_area(name, level=area.level).candidates:
                yield Finding(
                    "area-name",
                    (_KEY, index, name_cell),
                    _OTHER_NAME,
                    Level.HINT,
                    {"code": area.bps_code, "name": area.name, "value": name},
                )


def areas_twice(record: Record) -> Iterator[Finding]:
    """4.5: every area stands once."""
    yield from doubles(record, _KEY, _CITY_CELL, of=_mark, finding=("area-twice", _TWICE))


def _city_findings(index: int, province: str, city: str) -> Iterator[Finding]:
    if not _CITY.fullmatch(city):
        yield _error("area-code", index, _CITY_CELL, _NO_CITY, city)
    elif province and not city.startswith(province):
        parameters = {"value": city, "province": province}
        path = (_KEY, index, _CITY_CELL)
        yield Finding("area-of-province", path, _OTHER_PROVINCE, parameters=parameters)
    elif city.startswith("16") and city not in _ours():
        yield _error("area-unknown", index, _CITY_CELL, _UNKNOWN_CITY, city)


def _city(row: Record) -> str:
    """The code of the city; empty where the row means the whole province (no code, 00, 1600)."""
    city = text_of(row, _CITY_CELL)
    whole = {"00", "0000", f"{text_of(row, _PROVINCE_CELL)}00"}
    return "" if says_nothing(city) or city in whole else city


def _mark(row: Record) -> tuple[str, str] | None:
    mark = (text_of(row, _PROVINCE_CELL), _city(row))
    return mark if any(mark) else None


def _error(rule: str, index: int, cell: str, message: Message, value: str) -> Finding:
    return Finding(rule, (_KEY, index, cell), message, parameters={"value": value[:60]})


@cache
def _ours() -> Mapping[str, Area]:
    levels = ("provinsi", "kabupaten_atau_kota")
    return {area.bps_code: area for level in levels for area in areas(level)}
