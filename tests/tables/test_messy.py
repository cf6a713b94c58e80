"""Every kind of trouble in every file format: read exactly as a careful person would."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ckanext.palembang.tables.reader import read_here

from tests.tables.messy.collection import load
from tests.tables.messy.score import Result, compare
from tests.tables.messy.write import write

_CASES = load()
_FILES = [
    pytest.param(number, kind, id=f"{case.name}-{kind}")
    for number, case in enumerate(_CASES)
    for kind in case.formats
]


@cache
def _read(number: int, kind: str) -> Result:
    case = _CASES[number]
    with TemporaryDirectory() as folder:
        return compare(case, read_here(write(case, kind, Path(folder))))


@pytest.mark.parametrize(("number", "kind"), _FILES)
def test_every_data_cell_is_read_right(number: int, kind: str) -> None:
    result = _read(number, kind)

    assert result.wrong == []
    assert result.extra == []
    assert result.right == result.cells > 0


@pytest.mark.parametrize(("number", "kind"), _FILES)
def test_findings_are_made_where_something_is_wrong_and_nowhere_else(
    number: int, kind: str
) -> None:
    result = _read(number, kind)

    assert result.missed == []
    assert result.noise == []
