"""A run folder for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from stack.rundir import RunDir


@pytest.fixture
def run_dir(tmp_path: Path) -> RunDir:
    """An empty run folder, in a place with a space."""
    root = tmp_path / "a run folder"
    found = RunDir(root, root)
    found.make()
    return found
