"""The command line of this room: judge a file, print what the rules find.

Exit codes: 0 nothing that stops publication, 1 findings of level error or incomplete, 2 wrong use or a
file that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from ckanext.palembang.statistics.fields import FORMS, fields, others_by_key
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.findings import Path as Place
from ckanext.palembang.statistics.json_text import UnreadableError, read_json
from ckanext.palembang.statistics.own_records import own_records
from ckanext.palembang.statistics.records import check_record
from ckanext.palembang.statistics.values import Record, shortened

DONE: Final = 0
FOUND: Final = 1
UNUSABLE: Final = 2

_DESCRIPTION = """\
Judge records of MS-Keg, MS-Ind and MS-Var by the rules of the forms. FILE holds one record or a list of
them. Prints one finding a line: level, path, rule, message in Indonesian / in English."""
_EPILOG = """\
Exit status: 0 nothing stops publication, 1 findings of level error or incomplete, 2 wrong use or a file
that cannot be read."""
_UNKNOWN_KEY = Message(
    "The form knows no “%(key)s”.",
    "Formulir tidak mengenal “%(key)s”.",
)
#: What a record may hold beside the fields: what an import brought, kept for the export.
_BESIDE: Final = frozenset({"kunci_lain"})


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
        text = read_json(_bytes(file))
    except OSError as error:
        return _refuse(f"{file}: {error.strerror or error}")
    except UnreadableError as error:
        place = f"{file}:{error.line}:{error.column}"
        return _refuse(f"{place}: {error.finding.text('id')} / {error.finding.text('en')}")
    records = list(own_records(text.value, form))
    found = [*text.findings, *_findings(records)]
    write = _json_line if as_json else _line
    for finding in found:
        sys.stdout.write(f"{write(finding)}\n")
    if not records:
        return _refuse(
            f"{file}: tidak ada rekaman MS-Keg, MS-Ind, atau MS-Var; sebutkan --form / no record of MS-Keg,"
            " MS-Ind or MS-Var in it; name the --form"
        )
    sys.stderr.write(_summary(len(records), found))
    return FOUND if any(finding.level is not Level.HINT for finding in found) else DONE


def _bytes(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _findings(records: Iterable[tuple[Place, str, object]]) -> Iterator[Finding]:
    for place, form, record in records:
        for finding in (*check_record(form, cast(Record, record)), *_unknown_keys(form, record)):
            path = (*place, *finding.path)
            yield Finding(finding.rule, path, finding.message, finding.level, finding.parameters)


def _unknown_keys(form: str, record: object) -> Iterator[Finding]:
    if not isinstance(record, Mapping):
        return
    known = {field.key for field in fields(form)} | set(others_by_key(form)) | _BESIDE
    for key in cast(Record, record):
        if key not in known:
            parameters = {"key": shortened(key)}
            yield Finding("key-unknown", (key,), _UNKNOWN_KEY, Level.HINT, parameters)


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


def _refuse(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return UNUSABLE
