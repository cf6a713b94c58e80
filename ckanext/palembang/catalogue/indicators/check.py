"""Findings on a dataset's indicators, at their rows and fields, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.palembang.catalogue.indicators.links import Linked, Own, problems, reader, unlinked
from ckanext.palembang.catalogue.indicators.records import FIELD, stored_record
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.statistics import Finding, Level, check_indicator

#: Place of an error in CKAN's flattened data: field, position, subfield.
Place = tuple[str, int, str]

#: Length of the path to a part of a row within an answer: key, position, part.
_PART_OF_ROW = 3


def error_messages(
    rows: Sequence[Mapping[str, Any]], *, is_publishing: bool
) -> Iterator[tuple[Place, str]]:
    """What the rules refuse.

    Args:
        rows: the indicators as they are about to be stored.
        is_publishing: whether what is missing counts as well.
    """
    for position, row in enumerate(rows):
        for finding in check_indicator(stored_record(row)):
            refused = finding.level is Level.ERROR
            if refused or (is_publishing and finding.level is Level.INCOMPLETE):
                yield _place(position, finding), _text(finding)


def link_errors(
    context: Context, rows: Sequence[Mapping[str, Any]], *, dataset_id: str, name: str
) -> Iterator[tuple[Place, str]]:
    """Links to what is not there, cannot be read, or leads back to the indicator itself."""
    own = Own(dataset_id, name, [stored_record(row) for row in rows])
    linked = Linked(reader(context))
    for position, key, text in problems(own, linked):
        yield (FIELD, position, key), text


def hints(dataset: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """What could be better about the indicators of a dataset: `{rule, field, message}`."""
    rows = dataset.get(FIELD)
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        if not isinstance(row, Mapping):
            continue
        for finding in check_indicator(stored_record(row)):
            if finding.level is Level.HINT:
                yield _hint(finding.rule, position, _text(finding))
        for _, name in unlinked(row):
            text = tk._("“%(name)s” is not linked to a dataset or activity of the catalogue.")
            yield _hint("indicator-part-not-linked", position, text % {"name": name[:200]})


def _hint(rule: str, position: int, text: str) -> dict[str, str]:
    numbered = tk._("Indicator %(number)d: %(text)s") % {"number": position + 1, "text": text}
    return {"rule": rule, "field": FIELD, "message": numbered}


def _place(position: int, finding: Finding) -> Place:
    return FIELD, position, str(finding.path[0]) if finding.path else "nama"


def _text(finding: Finding) -> str:
    """The finding in words; within a row of a list it says which part of the row."""
    text = finding.text(language())
    part = _parts().get(str(finding.path[-1])) if len(finding.path) == _PART_OF_ROW else None
    return text if part is None else f"{part}: {text}"


def _parts() -> dict[str, str]:
    return {
        "nama": tk._("Name"),
        "sumber_publikasi": tk._("Publications"),
        "kegiatan_penghasil": tk._("Activities"),
    }
