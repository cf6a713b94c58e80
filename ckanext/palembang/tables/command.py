"""The command line of this room."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ckanext.palembang.tables.sandbox import read
from ckanext.palembang.tables.wire import json_of


def main(arguments: list[str]) -> int:
    """Print the reading of a file as JSON; exit 0 when there is a table, 1 when there is none."""
    parser = argparse.ArgumentParser(prog="python -m ckanext.palembang.tables")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("read", help="print the tables of a spreadsheet as JSON")
    command.add_argument("file", type=Path)
    command.add_argument("--sheet", default=None, help="only the sheet of this name")
    given = parser.parse_args(arguments)
    reading = read(given.file, sheet=given.sheet)
    for piece in json_of(reading):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return 0 if reading.is_readable else 1
