"""What makes next year's file the same form as this year's."""

from __future__ import annotations

import hashlib
import json
import re

from ckanext.palembang.tables.language.periods import MONTHS, has_part_of_year
from ckanext.palembang.tables.language.words import plain
from ckanext.palembang.tables.model import Reading, Table

_DATES = re.compile(r"\b(?:(?:19|20)\d\d(?:\s\d\d(?:\d\d)?)?|\d{1,2} (?=(?:19|20)\d\d))\b")


def fingerprint(reading: Reading) -> str:
    """Return a hash of the heads and stub names of a file's tables, without years and months.

    The areas or items of the rows are not part of it: a form stays the same when a district is added.
    """
    forms = [_form(table) for table in reading.tables]
    text = json.dumps(forms, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _form(table: Table) -> dict[str, object]:
    heads = dict.fromkeys(tuple(_bare(word) for word in one.column) for one in table.observations)
    named = [tuple(word for word in head if word) for head in heads]
    stub = [_bare(one.name) for one in table.dimensions if one.name]
    return {"heads": list(dict.fromkeys(named)), "stub": stub}


def _bare(text: str) -> str:
    """Return the words of a head without the periods in them."""
    if has_part_of_year(text):
        return ""
    words = _DATES.sub(" ", plain(text)).split()
    return " ".join(word for word in words if word not in MONTHS)
