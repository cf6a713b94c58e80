"""The command line of this room."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ckanext.palembang.tables.sandbox import read_as_json


def main(arguments: list[str]) -> int:
    """Print the reading of a file as JSON; exit 0 when there is a table, 1 when there is none."""
    parser = argparse.ArgumentParser(prog="python -m ckanext.palembang.tables")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="print the tables of a spreadsheet as JSON")
    read.add_argument("file", type=Path)
    read.add_argument("--sheet", default=None, help="only the sheet of this name")
    given = parser.parse_args(arguments)
    text = read_as_json(given.file, sheet=given.sheet)
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
    return 0 if json.loads(text)["tables"] else 1
