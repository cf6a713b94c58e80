"""From an office's file to data points of a dataset, with all that is wrong or doubtful."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import language, structure_of
from ckanext.palembang.submissions import config
from ckanext.palembang.submissions.checking import earlier_figures, settings_of
from ckanext.palembang.submissions.uploads import UploadedFile
from ckanext.palembang.tables import (
    Corrections,
    DataPoint,
    DataStructure,
    Finding,
    Level,
    Reading,
    Role,
    Table,
    arrange,
    check_table,
    fingerprint,
    merged_findings,
    propose,
    read,
)


@dataclass(frozen=True)
class Wish:
    """How a file is to be read.

    Attributes:
        period: the period it is handed in for; None where the file says it.
        sheet: the sheet of the table; None for any.
        index: which of the tables; None for the largest.
        corrections: what the office corrected in the reading.
        reading: the file as it was read before, uncorrected; None to read it.
    """

    period: str | None = None
    sheet: str | None = None
    index: int | None = None
    corrections: Corrections = field(default_factory=Corrections)
    reading: Reading | None = None


@dataclass(frozen=True)
class FileReading:
    """What was read for a dataset.

    Attributes:
        tables: the tables of the file.
        index: the one that is handed in.
        period: the period it is handed in for.
        points: its figures.
        structure: the dataset's structure, with members that the table brings.
        findings: of reading, arranging and checking it.
        form: fingerprint of the form, by which corrections are remembered.
        is_template: the file is a template that the catalogue made.
    """

    tables: Sequence[Table]
    index: int
    period: str | None
    points: Sequence[DataPoint]
    structure: DataStructure
    findings: Sequence[Finding]
    form: str
    is_template: bool = False

    @property
    def table(self) -> Table:
        """The table that is handed in."""
        return self.tables[self.index]


def read_file(file: UploadedFile, dataset: Mapping[str, Any], wish: Wish) -> FileReading:
    """Reads a file for a dataset.

    Raises:
        tk.ValidationError: It cannot be read, or holds no table; `upload` says what to do.
    """
    reading = wish.reading or _read(file, wish, wish.corrections)
    if not reading.is_readable:
        raise tk.ValidationError({"upload": [sentence(one) for one in _reasons(reading)]})
    return _arranged(reading, dataset, wish)


def form_of(file: UploadedFile, wish: Wish) -> str:
    """The fingerprint of a file as it is read uncorrected, as next year's will be at first."""
    return fingerprint(_read(file, wish, Corrections()))


def _read(file: UploadedFile, wish: Wish, corrections: Corrections) -> Reading:
    with tempfile.NamedTemporaryFile(suffix=file.suffix) as copy:
        copy.write(file.content)
        copy.flush()
        limits = config.reading_limits()
        return read(Path(copy.name), sheet=wish.sheet, limits=limits, corrections=corrections)


def sentence(finding: Finding) -> str:
    """What is wrong and what to do, in the language of the reader."""
    return f"{finding.message(language())} {finding.remedy(language())}"


def _reasons(reading: Reading) -> list[Finding]:
    errors = [one for one in reading.findings if one.level is Level.ERROR]
    return errors or [Finding("no-table", Level.ERROR)]


def _arranged(reading: Reading, dataset: Mapping[str, Any], wish: Wish) -> FileReading:
    index = _chosen(reading.tables, wish.index)
    table = reading.tables[index]
    known = structure_of(dict(dataset))
    structure = known or replace(
        propose(table), identity=str(dataset["id"]), title=str(dataset.get("title") or "")
    )
    arrangement = arrange(table, structure, period=wish.period)
    period = wish.period or _latest(arrangement.points, structure)
    settings = settings_of(str(dataset["id"]))
    earlier = earlier_figures(dataset, known) if known else {}
    own = [one for one in reading.findings if one.sheet in (None, table.sheet)]
    checked = check_table(table, arrangement, structure, earlier, period, settings)
    findings = merged_findings(own, arrangement.findings, checked, settings=settings)
    return FileReading(
        tables=reading.tables,
        index=index,
        period=period,
        points=arrangement.points,
        structure=arrangement.structure,
        findings=findings,
        form=fingerprint(reading),
    )


def _chosen(tables: Sequence[Table], index: int | None) -> int:
    if index is None:
        return max(range(len(tables)), key=lambda place: len(tables[place].observations))
    if not 0 <= index < len(tables):
        text = tk._("The file has %(count)s tables; choose one of them.") % {"count": len(tables)}
        raise tk.ValidationError({"table": [text]})
    return index


def _latest(points: Sequence[DataPoint], structure: DataStructure) -> str | None:
    place = next((i for i, one in enumerate(structure.dimensions) if one.role is Role.TIME), None)
    if place is None or not points:
        return None
    return max(one.key[place] for one in points)
