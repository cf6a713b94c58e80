"""The Python environment is made once, and again only when something changed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from stack import bootstrap
from stack.bootstrap import Environment, Level


class _Recorded(Environment):
    """An environment whose installation steps are noted instead of done."""

    def __init__(self, run_dir: Path) -> None:
        super().__init__(run_dir)
        self.steps: list[str] = []

    def _create(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.python.parent.mkdir(parents=True)
        self.python.symlink_to(sys.executable)
        self.uv.touch()
        self.steps.append("create")

    def _sync(self, level: Level) -> None:
        self.steps.append(f"sync {level}")

    def _install_project(self) -> None:
        self.steps.append("project")

    def _ensure_libmagic(self) -> None:
        self.steps.append("libmagic")

    def again(self) -> Environment:
        """The same place, seen by a later command."""
        self.steps.clear()
        return self


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Recorded:
    """An environment whose requirements are files of the test's own."""
    for name in ("bootstrap", *Level):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", tmp_path)
    return _Recorded(tmp_path / "run")


def test_the_first_time_everything_is_installed(environment: _Recorded) -> None:
    environment.ensure(Level.RUN)

    assert environment.steps == ["create", "sync run", "project", "libmagic"]


def test_the_second_time_nothing_is_done(environment: _Recorded) -> None:
    environment.ensure(Level.RUN)

    environment.again().ensure(Level.RUN)

    assert environment.steps == []


def test_a_changed_lock_is_installed(environment: _Recorded, tmp_path: Path) -> None:
    environment.ensure(Level.RUN)
    (tmp_path / "run.txt").write_text("changed", encoding="utf-8")

    environment.again().ensure(Level.RUN)

    assert environment.steps == ["sync run", "project", "libmagic"]


def test_a_command_that_needs_more_brings_it(environment: _Recorded) -> None:
    environment.ensure(Level.RUN)

    environment.again().ensure(Level.TEST)

    assert "sync test" in environment.steps


def test_a_command_that_needs_less_takes_nothing_away(
    environment: _Recorded, tmp_path: Path
) -> None:
    environment.ensure(Level.LINT)
    environment.again().ensure(Level.RUN)
    assert environment.steps == []

    (tmp_path / "lint.txt").write_text("changed", encoding="utf-8")
    environment.ensure(Level.RUN)

    assert "sync lint" in environment.steps


def test_a_broken_environment_is_made_anew(environment: _Recorded) -> None:
    environment.ensure(Level.RUN)
    environment.python.unlink()
    environment.python.symlink_to("/no/such/python")

    environment.again().ensure(Level.RUN)

    assert environment.steps[0] == "create"


def test_byte_code_is_kept_whatever_the_caller_wants(environment: _Recorded) -> None:
    environ = environment.environ(
        {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHOME": "/x", "PATH": "/bin"}
    )

    assert "PYTHONDONTWRITEBYTECODE" not in environ
    assert "PYTHONHOME" not in environ
    assert environ["PATH"].split(":")[0] == str(environment.place / "bin")
