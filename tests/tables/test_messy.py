"""Every kind of trouble in every file format: read exactly as a careful person would."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckanext.palembang.tables.reader import read_here

from tests.tables.messy.collection import load
from tests.tables.messy.score import compare
from tests.tables.messy.spec import Case
from tests.tables.messy.write import write

_FILES = [(case, kind) for case in load() for kind in case.formats]


@pytest.mark.parametrize(("case", "kind"), _FILES, ids=[f"{c.name}-{k}" for c, k in _FILES])
def test_every_data_cell_is_read_right(case: Case, kind: str, tmp_path: Path) -> None:
    result = compare(case, read_here(write(case, kind, tmp_path)))

    assert result.wrong == []
    assert result.extra == []
    assert result.right == result.cells > 0


@pytest.mark.parametrize(("case", "kind"), _FILES, ids=[f"{c.name}-{k}" for c, k in _FILES])
def test_findings_are_made_where_something_is_wrong_and_nowhere_else(
    case: Case, kind: str, tmp_path: Path
) -> None:
    result = compare(case, read_here(write(case, kind, tmp_path)))

    assert result.missed == []
    assert result.noise == []
