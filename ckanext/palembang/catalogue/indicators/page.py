"""Indicators as a dataset's page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue.indicators.links import INDICATORS, VARIABLES, Kind
from ckanext.palembang.catalogue.indicators.records import FIELD, stored_record
from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.pages.words import palembang_unit
from ckanext.palembang.statistics import fields


@dataclass(frozen=True)
class Item:
    """A value: its text, where it leads (if anywhere), and what else is said of it."""

    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A label with its values; `lang` where they are not in the page's language."""

    label: str
    items: list[Item]
    lang: str
    is_formula: bool = False


@dataclass(frozen=True)
class Indicator:
    """An indicator as the page shows it."""

    name: str
    lang: str
    lines: list[Line] = field(default_factory=list)


def palembang_indicators(dataset: Mapping[str, Any]) -> list[Indicator]:
    """The indicators of a dataset with their labels in the reader's language."""
    rows = dataset.get(FIELD)
    records = (
        [stored_record(row) for row in rows if isinstance(row, Mapping)]
        if isinstance(rows, list)
        else []
    )
    lang = "id" if language() == "en" else ""
    return [
        Indicator(str(record.get("nama") or "–"), lang, list(_lines(record, lang)))
        for record in records
    ]


def _lines(record: Mapping[str, Any], lang: str) -> Iterator[Line]:
    labels = _labels(language())
    for one in fields("ms_ind"):
        if one.key == "nama" or one.key not in labels:
            continue
        if one.type == "yes_no":
            items, own = _yes_no(record.get(one.key)), ""
        elif one.key == "satuan":
            items, own = _texts(palembang_unit(record.get(one.key))), ""
        elif one.type in ("indicators", "variables_used"):
            items, own = _linked(record.get(one.key), one.type), lang
        else:
            items, own = _texts(record.get(one.key)), lang
        if items:
            yield Line(labels[one.key], items, own, is_formula=one.key == "rumus")


def _yes_no(value: object) -> list[Item]:
    return [Item(code_label("ya_tidak", str(value)))] if value else []


def _texts(value: object) -> list[Item]:
    values = value if isinstance(value, list) else [value]
    return [Item(str(text)) for text in values if text is not None and str(text).strip()]


def _linked(value: object, kind_of_rows: str) -> list[Item]:
    kind = INDICATORS if kind_of_rows == "indicators" else VARIABLES
    sources = "sumber_publikasi" if kind is INDICATORS else "kegiatan_penghasil"
    found = []
    for row in value if isinstance(value, list) else []:
        if not isinstance(row, Mapping):
            continue
        note = "; ".join(str(text) for text in row.get(sources) or [])
        found.append(Item(str(row.get("nama") or "–"), _address(kind, row), note))
    return found


def _address(kind: Kind, row: Mapping[str, Any]) -> str:
    """Where the page of a linked package is, if the reader may open it."""
    reference = str(row.get(kind.link_key) or "")
    package = model.Package.get(reference) if reference else None
    if package is None or package.type != kind.package_type:
        return ""
    if not tk.h.check_access("package_show", {"id": package.id}):
        return ""
    return str(tk.h.url_for(f"{kind.package_type}.read", id=package.name))


@lru_cache(maxsize=2)
def _labels(lang: str) -> dict[str, str]:
    """Labels of the form without the numbers of its columns, which say nothing to readers."""
    numbers = {one.key: one.number for one in fields("ms_ind")}
    schema = tk.h.scheming_get_dataset_schema("dataset") or {}
    subfields = next(
        (
            one["repeating_subfields"]
            for one in schema.get("dataset_fields", [])
            if one["field_name"] == FIELD
        ),
        [],
    )
    return {
        one["field_name"]: one["label"][lang].removeprefix(numbers[one["field_name"]]).strip()
        for one in subfields
        if one["field_name"] in numbers
    }
