"""Packages of the catalogue as records of the forms, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ckanext.palembang.statistics import fields, personal_keys

#: Key of a record, and of a package, for what an import brought and no form knows.
KEPT = "kunci_lain"
#: Under it: variables of an activity that are no column of any table.
VARIABLES = "variabel"
#: Under it: alias of a column to what an import left with its variable.
COLUMNS = "kolom"
TITLE = "judul_kegiatan"
ACTIVITY = "kegiatan"
DATASET = "dataset"
INDICATOR = "indikator"
VARIABLE = "variabel"

Record = dict[str, Any]

_OTHERS = tuple(field.other.key for field in fields("ms_keg") if field.other)
_KEYS = (*(field.key for field in fields("ms_keg") if field.key != TITLE), *_OTHERS)


def activity_record(package: Mapping[str, Any], *, with_people: bool) -> Record:
    """An activity as `package_show` gives it, as a record of MS-Keg.

    Args:
        package: the activity; facts about its officer are in it only for those who may see them.
        with_people: whether such facts are wanted.
    """
    hidden = frozenset() if with_people else personal_keys()
    record = {key: package[key] for key in _KEYS if key in package and key not in hidden}
    record[TITLE] = package.get("title")
    kept = kept_of(package)
    return record | ({KEPT: kept} if kept else {})


def activity_package(record: Mapping[str, Any]) -> Record:
    """What a package of type `kegiatan` holds of a record of MS-Keg; absent keys stay absent."""
    package = {key: record[key] for key in _KEYS if key in record}
    if TITLE in record:
        package["title"] = record[TITLE]
    return package


def kept_of(package: Mapping[str, Any]) -> Record:
    """What imports left with a package or a row; empty where nothing is."""
    found = package.get(KEPT)
    if isinstance(found, str):
        try:
            found = json.loads(found)
        except (ValueError, RecursionError):
            return {}
    return dict(found) if isinstance(found, Mapping) else {}


def same_name(value: object) -> str:
    """A name as it is compared: blanks and letter case say nothing."""
    return " ".join(str(value or "").split()).casefold()


def person_key(record: Mapping[str, Any]) -> str:
    """Under which name it stands what an import says about persons of an indicator or variable."""
    return same_name(record.get("nama") or record.get("alias"))


def merged_kept(stored: Mapping[str, Any], given: Mapping[str, Any]) -> Record:
    """What is kept after an import: what a format brought takes the place of what it had brought."""
    return {**stored, **given}


def shows_people(package: Mapping[str, Any]) -> bool:
    """Whether `package_show` gave the facts about persons to this caller."""
    return any(key in package for key in personal_keys())
