"""From an office's file to data points of a dataset, with all that is wrong or doubtful."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import language, structure_of
from ckanext.palembang.submissions import config
from ckanext.palembang.submissions.checking import earlier_figures, settings_of
from ckanext.palembang.submissions.uploads import UploadedFile
from ckanext.palembang.tables import (
    Arrangement,
    Corrections,
    DataPoint,
    DataStructure,
    Finding,
    Level,
    Reading,
    Role,
    Table,
    TemplateReading,
    arrange,
    check_table,
    draw,
    fingerprint,
    identity_of,
    merged_findings,
    propose,
    read,
    read_template,
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
    """Reads a file for a dataset: a template by its hidden identity, everything else as it looks.

    Raises:
        tk.ValidationError: It cannot be read, or holds no table; `upload` says what to do.
    """
    structure = structure_of(dict(dataset))
    filled = _read_template(file, structure, wish) if structure else None
    if structure and filled:
        return _of_template(filled, dataset, structure, wish)
    reading = wish.reading or _read(file, wish, wish.corrections)
    if not reading.is_readable:
        raise _refused(reading.findings)
    return _arranged(reading, dataset, structure, wish)


def form_of(file: UploadedFile, wish: Wish) -> str:
    """The fingerprint of a file as it is read uncorrected, as next year's will be at first."""
    return fingerprint(_read(file, wish, Corrections()))


@contextmanager
def on_disk(file: UploadedFile) -> Iterator[Path]:
    """The child processes that read files open them by their names."""
    with tempfile.NamedTemporaryFile(suffix=file.suffix) as copy:
        copy.write(file.content)
        copy.flush()
        yield Path(copy.name)


def _read(file: UploadedFile, wish: Wish, corrections: Corrections) -> Reading:
    with on_disk(file) as path:
        limits = config.reading_limits()
        return read(path, sheet=wish.sheet, limits=limits, corrections=corrections)


def _read_template(
    file: UploadedFile, structure: DataStructure, wish: Wish
) -> TemplateReading | None:
    with on_disk(file) as path:
        limits = config.reading_limits()
        if identity_of(path, limits) is None:
            return None
        return read_template(path, structure, limits, period=wish.period)


def _of_template(
    found: TemplateReading, dataset: Mapping[str, Any], structure: DataStructure, wish: Wish
) -> FileReading:
    if not found.points:
        raise _refused(found.findings)
    table = draw(structure, found.points)
    period = wish.period or (found.identity.period if found.identity else None)
    arrangement = Arrangement(found.points, (), structure)
    return FileReading(
        tables=(table,),
        index=0,
        period=period,
        points=found.points,
        structure=structure,
        findings=_all_findings(dataset, table, arrangement, period, found.findings),
        form="",
        is_template=True,
    )


def sentence(finding: Finding) -> str:
    """What is wrong and what to do, in the language of the reader."""
    return f"{finding.message(language())} {finding.remedy(language())}"


def _refused(findings: Sequence[Finding]) -> tk.ValidationError:
    errors = [one for one in findings if one.level is Level.ERROR] or list(findings)
    reasons = errors or [Finding("no-table", Level.ERROR)]
    return tk.ValidationError({"upload": [sentence(one) for one in reasons]})


def _arranged(
    reading: Reading, dataset: Mapping[str, Any], known: DataStructure | None, wish: Wish
) -> FileReading:
    index = _chosen(reading.tables, wish.index)
    table = reading.tables[index]
    structure = known or replace(
        propose(table), identity=str(dataset["id"]), title=str(dataset.get("title") or "")
    )
    arrangement = arrange(table, structure, period=wish.period)
    period = wish.period or _latest(arrangement.points, structure)
    own = [one for one in reading.findings if one.sheet in (None, table.sheet)]
    return FileReading(
        tables=reading.tables,
        index=index,
        period=period,
        points=arrangement.points,
        structure=arrangement.structure,
        findings=_all_findings(dataset, table, arrangement, period, own),
        form=fingerprint(reading),
    )


def _all_findings(
    dataset: Mapping[str, Any],
    table: Table,
    arrangement: Arrangement,
    period: str | None,
    said: Sequence[Finding],
) -> Sequence[Finding]:
    """What reading and arranging said, and what the checks find, each fault once."""
    settings = settings_of(str(dataset["id"]))
    structure = arrangement.structure
    earlier = earlier_figures(dataset, structure)
    checked = check_table(table, arrangement, structure, earlier, period, settings)
    return merged_findings(said, arrangement.findings, checked, settings=settings)


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
