"""What the public page of an activity says, block by block of the form MS-Keg.

Who answers for it is an office; the officer's name and telephone are no part of this page, whoever looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.fields import FORM
from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.pages.words import palembang_date, palembang_rows
from ckanext.palembang.reference import Term, glossary
from ckanext.palembang.statistics import Field, applies, fields

Record = Mapping[str, Any]

#: What the form prints before a label: "1.1 ", "3.3 A1 ".
_NUMBER = re.compile(r"^\d+\.\d+(?: [A-D]\d)? ")
_SCHEDULE = "iii_jadwal_"
#: What the form asks for where there is no answer.
_NONE = "-"


@dataclass(frozen=True)
class Line:
    """A question of the form with its answer.

    Attributes:
        label: the question in the reader's language.
        texts: one answer, or several.
        lang: language of the answers where it is not the page's.
        term: word of the glossary that explains the question.
    """

    label: str
    texts: tuple[str, ...]
    lang: str = ""
    term: Term | None = None


@dataclass(frozen=True)
class Stage:
    """A stage of the schedule with its periods: pairs of first and last day."""

    label: str
    periods: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A block of the form that has answers."""

    anchor: str
    title: str
    lines: tuple[Line, ...]
    stages: tuple[Stage, ...] = ()
    variables: tuple[Record, ...] = ()


def palembang_activity_page(activity: Record, schema: Mapping[str, Any] | None) -> list[Section]:
    """The answers of an activity as sections of a page; what is not filled, or does not apply, is left out.

    Args:
        activity: as `package_show` gives it.
        schema: its schema, for the words of the questions and the titles of the blocks.
    """
    words = _Words.of(schema or {})
    record = {**activity, "judul_kegiatan": activity.get("title")}
    shown = [field for field in fields(FORM) if _is_shown(field, record)]
    sections = []
    for block, members in groupby(shown, key=lambda field: field.block):
        section = _section(block, list(members), record, words)
        if section.lines or section.stages or section.variables:
            sections.append(section)
    return sections


def _is_shown(field: Field, record: Record) -> bool:
    if field.personal or field.key == "judul_kegiatan":
        return False
    return record.get(field.key) not in (None, "", [], {}) and applies(FORM, field.key, record)


@dataclass(frozen=True)
class _Words:
    """Labels of fields and titles of blocks, from the schema."""

    labels: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> _Words:
        labels: dict[str, str] = {}
        titles: dict[str, str] = {}
        block_of = {field.key: field.block for field in fields(FORM)}
        title = ""
        for field in schema.get("dataset_fields", []):
            page = field.get("start_form_page")
            title = tk.h.scheming_language_text(page["title"]) if page else title
            key = field["field_name"]
            text = tk.h.scheming_language_text(field.get("label") or key)
            labels[key] = _NUMBER.sub("", text)
            if key in block_of:
                titles.setdefault(block_of[key], title)
        return cls(labels, titles)


def _section(block: str, members: Sequence[Field], record: Record, words: _Words) -> Section:
    stages, variables, lines = [], [], []
    for field in members:
        label = words.labels.get(field.key, field.key)
        if field.key.startswith(_SCHEDULE):
            stages.append(_stage(label, record[field.key]))
        elif field.type == "variables":
            variables += [row for row in palembang_rows(record[field.key]) if any(row.values())]
        else:
            lines.append(_line(field, label, record))
    return Section(
        anchor=f"blok-{block.lower()}",
        title=tk._("About the activity") if block == "awal" else words.titles.get(block, block),
        lines=tuple(line for line in lines if line.texts),
        stages=tuple(stage for stage in stages if stage.periods),
        variables=tuple(variables),
    )


def _stage(label: str, value: object) -> Stage:
    periods = [
        (palembang_date(row.get("awal")), palembang_date(row.get("akhir")))
        for row in palembang_rows(value)
    ]
    return Stage(label, tuple(period for period in periods if any(period)))


def _line(field: Field, label: str, record: Record) -> Line:
    texts = tuple(text for text in _texts(field, record) if text not in ("", _NONE))
    is_written = field.type in {"text", "long_text"} or bool(field.other)
    lang = "id" if is_written and language() == "en" else ""
    return Line(label, texts, lang, glossary().for_field(field.key))


def _texts(field: Field, record: Record) -> Iterator[str]:
    value = record[field.key]
    if field.type in {"code", "flags"}:
        values = value if isinstance(value, list) else [value]
        yield from _labels(field, [str(item) for item in values], record)
    elif field.type == "yes_no":
        yield code_label("ya_tidak", str(value))
    elif field.type == "dates":
        yield from map(palembang_date, value if isinstance(value, list) else [value])
    elif field.type == "areas":
        yield from (_area(row) for row in palembang_rows(value))
    else:
        yield str(value).strip()


def _labels(field: Field, codes: Sequence[str], record: Record) -> Iterator[str]:
    for code in codes:
        other = str(record.get(field.other.key) or "").strip() if field.other else ""
        label = code_label(field.list or "", code) if field.list else code
        yield f"{label}: {other}" if code == "lainnya" and other else label


def _area(row: Record) -> str:
    names = [str(row.get(key) or "") for key in ("nama_kabupaten_kota", "nama_provinsi")]
    codes = [str(row.get(key) or "") for key in ("kode_kabupaten_kota", "kode_provinsi")]
    named = ", ".join(filter(None, names))
    code = next(filter(None, codes), "")
    return f"{named} ({code})" if named and code else named or code
