"""Runs of tests beside each other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from stack import beside
from stack.beside import Runs, Share
from stack.rundir import RunDir


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Shares that are run by a program that says their folder, their run folder, and fails where it is asked to."""
    program = tmp_path / "program"
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, sys\n"
        "print('did', sys.argv[5], os.path.basename(os.environ['RUN_DIR']))\n"
        "sys.exit('bad' in sys.argv[5])\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setattr(beside.sys, "executable", str(program))
    return Runs(RunDir(tmp_path / "run", tmp_path / "run"), tmp_path)


@pytest.mark.parametrize("processors", [1, 2, 8, None])
def test_all_are_run_and_shown_once_with_places_of_their_own(
    runs: Runs,
    processors: int | None,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    shares = [Share(name, [f"tests/{name}"]) for name in ("one", "bad", "three")]

    assert runs.run(shares) == [0, 1, 0]
    shown = capfd.readouterr().out
    for name in ("one", "bad", "three"):
        assert shown.count(f"did tests/{name} tests-{name}") == 1
        assert shown.count(f"Tests {name}: tests/{name}") == 1


def test_without_tests_nothing_is_run(runs: Runs) -> None:
    assert runs.run([]) == []
