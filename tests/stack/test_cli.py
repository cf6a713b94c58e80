"""The commands, as a person types them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stack.cli import HELP, LEVELS, PLAIN
from stack.options import CHECKOUT


def _stack(*arguments: str, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stack", *arguments],
        check=False,
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **environ},
        input=typed,
        capture_output=True,
        text=True,
    )


def _targets() -> dict[str, str]:
    text = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z]+): ## .*\n\t@\$\(STACK\) ([a-z]+)", text, flags=re.MULTILINE))


def test_every_make_target_is_a_command_of_the_same_name() -> None:
    targets = _targets()

    assert targets.keys() == set(targets.values())
    assert set(targets.values()) <= {*PLAIN, *LEVELS}


def test_help_names_every_target_and_every_choice() -> None:
    for target in _targets().keys() - {"help"}:
        assert f"make {target} " in HELP
    for choice in ("PORT=", "HOST=", "RUN_DIR=", "DEMO=", "PYTHON=", "CKAN_ADMIN_PASSWORD"):
        assert choice in HELP


def test_every_command_has_a_module() -> None:
    modules = {path.stem for path in (CHECKOUT / "stack" / "commands").glob("[a-z]*.py")}

    assert modules == set(LEVELS)


def test_an_unknown_command_is_wrong_use() -> None:
    done = _stack("fly")

    assert done.returncode == 2
    assert "no command 'fly'" in done.stderr


@pytest.mark.parametrize("command", ["run", "test", "status"])
def test_a_wrong_port_is_a_sentence(command: str, tmp_path: Path) -> None:
    done = _stack(command, PORT="abc", RUN_DIR=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr == (
        "PORT=abc is not a port: give a whole number from 1 to 65535, for example PORT=5001.\n"
    )


def test_a_run_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = _stack("run", RUN_DIR=str(tmp_path / "file" / "run"))

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_old_python_is_told_what_is_needed() -> None:
    code = (
        "import sys; sys.version_info = (3, 9, 2); import stack.__main__ as m; sys.exit(m.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=CHECKOUT, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.9 is too old: Python 3.11 or newer is needed.")


def test_status_and_stop_say_that_nothing_runs(tmp_path: Path) -> None:
    status = _stack("status", RUN_DIR=str(tmp_path))
    stop = _stack("stop", RUN_DIR=str(tmp_path))

    assert (status.returncode, stop.returncode) == (0, 0)
    assert status.stdout.startswith("Not running.")
    assert stop.stdout == "Nothing was running.\n"


def _installation(folder: Path) -> Path:
    data = folder / "postgres" / "data"
    data.mkdir(parents=True)
    (folder / "venv").mkdir()
    (folder / "secrets.json").write_text("{}", encoding="utf-8")
    return data


@pytest.mark.parametrize("typed", ["", "no\n", "y\n"])
def test_reset_deletes_nothing_without_a_clear_yes(tmp_path: Path, typed: str) -> None:
    data = _installation(tmp_path)

    done = _stack("reset", RUN_DIR=str(tmp_path), typed=typed)

    assert done.returncode == 1
    assert "Nothing was deleted." in done.stdout
    assert data.exists()


@pytest.mark.parametrize(("typed", "environ"), [("yes\n", {}), ("ya\n", {}), ("", {"YES": "1"})])
def test_reset_deletes_the_data_and_keeps_the_environment(
    tmp_path: Path, typed: str, environ: dict[str, str]
) -> None:
    _installation(tmp_path)

    done = _stack("reset", RUN_DIR=str(tmp_path), typed=typed, **environ)

    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["venv"]


def test_reset_leaves_a_folder_alone_that_is_no_run_folder(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()

    done = _stack("reset", RUN_DIR=str(tmp_path), YES="1")

    assert done.returncode == 1
    assert (tmp_path / "thesis.odt").exists()
