"""Make the Python environment of the run folder. Standard library only: nothing is installed yet."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from stack import system
from stack.alone import alone
from stack.errors import StackError
from stack.options import CHECKOUT
from stack.steps import step

REQUIREMENTS = CHECKOUT / "requirements"
LIBMAGIC = ["libmagic1"]
PROJECT_FILES = ("pyproject.toml", "setup.py")


class Level(StrEnum):
    """How much is installed; each level holds the one before it."""

    RUN = "run"
    TEST = "test"
    LINT = "lint"


class Environment:
    """The virtual environment in the run folder."""

    def __init__(self, run_dir: Path) -> None:
        self.place = run_dir / "venv"
        self.python = self.place / "bin" / "python"
        self.uv = self.place / "bin" / "uv"
        self._marker = self.place / "installed.json"
        self._log = run_dir / "logs" / "install.log"
        self._lock = run_dir / "install.lock"

    @property
    def is_this_process(self) -> bool:
        """Whether this very process runs in the environment."""
        return self.place.exists() and self.place.samefile(sys.prefix)

    def ensure(self, level: Level) -> None:
        """Install what this level needs; nothing is done, and no network used, when it is there already.

        Raises:
            StackError: A step of the installation failed.
        """
        with alone(self._lock):
            if self._is_current(level):
                return
            level = max(level, self._installed_level() or level, key=list(Level).index)
            if not self._is_usable():
                with step("Making the Python environment"):
                    self._create()
            with step(f"Installing the Python packages ({level})"):
                self._sync(level)
            with step("Installing this project into it"):
                self._install_project()
            self._ensure_libmagic()
            self._marker.write_text(json.dumps(_checksums(level)), encoding="utf-8")

    def _is_current(self, level: Level) -> bool:
        installed = self._installed_level()
        if installed is None or list(Level).index(installed) < list(Level).index(level):
            return False
        return self._noted() == _checksums(installed) and self._is_usable()

    def _installed_level(self) -> Level | None:
        """What an earlier command brought: a later one that needs less does not take it away."""
        name = self._noted().get("level")
        return Level(name) if name in list(Level) else None

    def _noted(self) -> dict[str, str]:
        try:
            return json.loads(self._marker.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def _is_usable(self) -> bool:
        if not self.uv.exists():
            return False
        try:
            done = subprocess.run([self.python, "-c", ""], check=False, capture_output=True)
        except OSError:
            return False
        return done.returncode == 0

    def _create(self) -> None:
        python = sys.executable or "python3"
        self._call(
            [python, "-m", "venv", "--clear", str(self.place)],
            hint="Python's venv module is needed (Debian and Ubuntu: apt-get install python3-venv).",
        )
        self._call(
            [
                str(self.python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "-r",
                str(REQUIREMENTS / "bootstrap.txt"),
            ]
        )

    def _sync(self, level: Level) -> None:
        self._call(
            [
                str(self.uv),
                "pip",
                "sync",
                "--quiet",
                "--require-hashes",
                str(REQUIREMENTS / f"{level}.txt"),
            ]
        )

    def _install_project(self) -> None:
        self._call(
            [
                str(self.uv),
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--no-build-isolation",
                "--editable",
                str(CHECKOUT),
            ]
        )

    def _ensure_libmagic(self) -> None:
        """The one library that no package brings: CKAN tells kinds of files apart with it."""
        if self._has_libmagic():
            return
        with step("Installing libmagic"):
            system.install(LIBMAGIC, log=self._log)
        if not self._has_libmagic():
            msg = f"CKAN needs the library libmagic. Type as root: {system.command_for(LIBMAGIC)} (macOS: brew install libmagic)"
            raise StackError(msg)

    def _has_libmagic(self) -> bool:
        done = subprocess.run([self.python, "-c", "import magic"], check=False, capture_output=True)
        return done.returncode == 0

    def _call(self, command: list[str], *, hint: str = "") -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            done = subprocess.run(
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=CHECKOUT,
                env=self.environ(os.environ),
            )
        if done.returncode:
            msg = f"This step failed: {' '.join(command)}. {hint}"
            raise StackError(msg, log=self._log)

    def environ(self, base: Mapping[str, str]) -> dict[str, str]:
        """The environment variables of a process that uses this environment."""
        environ = dict(base)
        environ.pop("PYTHONHOME", None)
        # Without byte code every CKAN command would take seconds longer.
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        environ["VIRTUAL_ENV"] = str(self.place)
        environ["PATH"] = os.pathsep.join(
            [str(self.place / "bin"), environ.get("PATH", os.defpath)]
        )
        return environ


def _checksums(level: Level) -> dict[str, str]:
    """What decides whether an environment is up to date."""
    files = [
        REQUIREMENTS / "bootstrap.txt",
        REQUIREMENTS / f"{level}.txt",
        *(CHECKOUT / name for name in PROJECT_FILES),
    ]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return {"level": level.value, "sha256": digest.hexdigest(), "checkout": str(CHECKOUT)}
