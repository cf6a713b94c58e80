"""The command line of this room: judge a file, print what the rules find.

Exit codes: 0 nothing that stops publication, 1 findings of level error or incomplete, 2 wrong use or a
file that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ckanext.palembang.statistics.dataset_rules import check_dataset
from ckanext.palembang.statistics.exchange.documents import DocumentRecord, read_document
from ckanext.palembang.statistics.exchange.forms import ACTIVITY, INDICATORS, VARIABLES
from ckanext.palembang.statistics.exchange.own import read_own
from ckanext.palembang.statistics.exchange.parsing import parse
from ckanext.palembang.statistics.exchange.plain import as_list
from ckanext.palembang.statistics.exchange.readings import BundleReading, FlatReading, Reading
from ckanext.palembang.statistics.fields import FORMS
from ckanext.palembang.statistics.findings import Finding, Level
from ckanext.palembang.statistics.findings import Path as Place
from ckanext.palembang.statistics.records import check_record
from ckanext.palembang.statistics.values import Record, shortened

DONE: Final = 0
FOUND: Final = 1
UNUSABLE: Final = 2

#: A record of a form, or of a dataset, and where it stands in the file.
Judged = tuple[Place, str, Record]

_DESCRIPTION = """\
Judge records of MS-Keg, MS-Ind and MS-Var by the rules of the forms. FILE is JSON: records of this
catalogue, of INDAH v2 (with or without envelope, or a bundle), a national data.json, or an answer of BPS
DNA; one record or many. Prints one finding a line: level, path, rule, message in Indonesian / in English."""
_EPILOG = """\
Exit status: 0 nothing stops publication, 1 findings of level error or incomplete, 2 wrong use or a file
in which there is no record to judge."""
_DATASET: Final = "dataset"


def main(arguments: Sequence[str]) -> int:
    """Runs the command.

    Args:
        arguments: What stands after the program's name.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no “ must not end a check.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return UNUSABLE if stop.code else DONE
    return _check(options.file, options.form, as_json=options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ckanext.palembang.statistics")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check", help="judge the records of a file", description=_DESCRIPTION, epilog=_EPILOG
    )
    check.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")
    check.add_argument("--json", action="store_true", help="print one JSON object a line")
    check.add_argument("--form", choices=FORMS, help="the form, where the keys leave it open")
    return parser


def _check(file: str, form: str | None, *, as_json: bool) -> int:
    try:
        data = _bytes(file)
    except OSError as error:
        sys.stderr.write(f"{file}: {error.strerror or error}\n")
        return UNUSABLE
    found, records = _of_form(data, form) if form else _of_document(data)
    if not records and all(not finding.path for finding in found):
        for finding in found:
            sys.stderr.write(f"{file}: {finding.text('id')} / {finding.text('en')}\n")
        return UNUSABLE
    for place, kind, record in records:
        found += (_at(place, finding) for finding in _judge(kind, record))
    write = _json_line if as_json else _line
    for finding in found:
        sys.stdout.write(f"{write(finding)}\n")
    sys.stderr.write(_summary(len(records), found))
    return FOUND if any(finding.level is not Level.HINT for finding in found) else DONE


def _bytes(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _of_document(data: bytes) -> tuple[list[Finding], list[Judged]]:
    """What reading the file finds, and its records, whatever their format."""
    document = read_document(data)
    records = [one for record in document.records for one in _of_reading(record)]
    return list(document.findings), records


def _of_form(data: bytes, form: str) -> tuple[list[Finding], list[Judged]]:
    """The same for records of our own shape whose form the caller names."""
    parsed = parse(data)
    if not parsed.is_json:
        return list(parsed.findings), []
    items = as_list(parsed.value)
    places = (
        [((), parsed.value)] if items is None else [((at,), one) for at, one in enumerate(items)]
    )
    found, records = list(parsed.findings), list[Judged]()
    for place, item in places:
        reading = read_own(form, item, place)
        found += reading.findings
        if isinstance(reading, Reading) and reading.record:
            records.append((place, form, reading.record))
    return found, records


def _of_reading(read: DocumentRecord) -> Iterator[Judged]:
    path, reading = read.path, read.reading
    if isinstance(reading, Reading):
        yield path, read.form, reading.record
    elif isinstance(reading, BundleReading):
        yield from _of_bundle(path, reading)
    else:
        yield from _of_flat(path, reading)


def _of_bundle(path: Place, reading: BundleReading) -> Iterator[Judged]:
    if reading.activity is not None:
        yield (*path, ACTIVITY), "ms_keg", reading.activity
    for index, row in enumerate(reading.indicators):
        yield (*path, INDICATORS, index), "ms_ind", row
    for index, row in enumerate(reading.variables):
        yield (*path, VARIABLES, index), "ms_var", row


def _of_flat(path: Place, reading: FlatReading) -> Iterator[Judged]:
    """A flat entry carries its activity and its indicator on one level with the dataset."""
    if reading.dataset:
        yield path, _DATASET, reading.dataset
    if reading.activity is not None:
        yield path, "ms_keg", reading.activity
    rows = (("ms_ind", "indikator", reading.indicators), ("ms_var", "variabel", reading.variables))
    for form, name, found in rows:
        for index, row in enumerate(found):
            yield (path if len(found) == 1 else (*path, name, index)), form, row


def _judge(kind: str, record: Record) -> list[Finding]:
    return check_dataset(record) if kind == _DATASET else check_record(kind, record)


def _at(place: Place, finding: Finding) -> Finding:
    path = (*place, *finding.path)
    return Finding(finding.rule, path, finding.message, finding.level, finding.parameters)


def _line(finding: Finding) -> str:
    texts = f"{finding.text('id')} / {finding.text('en')}"
    return f"{finding.level.value}\t{_dotted(finding.path)}\t{finding.rule}\t{texts}"


def _dotted(path: Place) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{shortened(part)}" for part in path)
    return "".join(parts).removeprefix(".") or "."


def _json_line(finding: Finding) -> str:
    return json.dumps(
        {
            "level": finding.level.value,
            "path": list(finding.path),
            "rule": finding.rule,
            "message": {"id": finding.text("id"), "en": finding.text("en")},
        }
    )


def _summary(records: int, found: Sequence[Finding]) -> str:
    counts = ", ".join(
        f"{sum(finding.level is level for finding in found)} {level.value}" for level in Level
    )
    return f"{records} record(s): {counts}\n"
