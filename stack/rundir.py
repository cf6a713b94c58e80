"""The run folder: everything that an installation keeps, in one place that can be deleted."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stack.errors import StackError
from stack.options import Options


@dataclass(frozen=True)
class RunDir:
    """Names of the places in a run folder."""

    root: Path
    #: The run folder that has the Python environment and the jars; another one for a test's services only.
    shared: Path

    @classmethod
    def of(cls, options: Options) -> RunDir:
        """The run folder that was chosen."""
        return cls(options.run_dir, options.shared_dir)

    @property
    def logs(self) -> Path:
        """One file for each service and each step."""
        return self.root / "logs"

    @property
    def solr(self) -> Path:
        """Home, jars and index of Solr."""
        return self.root / "solr"

    @property
    def jars(self) -> Path:
        """Solr's jars; a test run takes those of the installation."""
        return self.shared / "solr" / "jars"

    @property
    def valkey(self) -> Path:
        """What Valkey saves."""
        return self.root / "valkey"

    @property
    def storage(self) -> Path:
        """Uploaded files."""
        return self.root / "storage"

    @property
    def generated(self) -> Path:
        """What CKAN makes anew when it is missing: style sheets, texts of scripts."""
        return self.root / "generated"

    @property
    def ini(self) -> Path:
        """The operator's settings; they win over all others."""
        return self.root / "ckan.ini"

    @property
    def services_ini(self) -> Path:
        """Addresses and secrets, written at every start."""
        return self.root / "services.ini"

    @property
    def pids(self) -> Path:
        """One file for each service that was started, with the number of its process."""
        return self.root / "pids"

    @property
    def ready(self) -> Path:
        """Exists once the database is up to date: the web server waits for it."""
        return self.root / "ready"

    @property
    def serving(self) -> Path:
        """Exists once the web server answers: the job worker waits for it."""
        return self.root / "serving"

    @property
    def lock(self) -> Path:
        """Locked as long as this installation runs; holds the number of its process."""
        return self.root / "lock"

    @property
    def state_file(self) -> Path:
        """Ports and places of the services."""
        return self.root / "state.json"

    @property
    def secrets_file(self) -> Path:
        """Made once, never shown, readable by the owner only."""
        return self.root / "secrets.json"

    def make(self) -> None:
        """Make the folder and what is always in it.

        Raises:
            StackError: The folder cannot be made or written.
        """
        try:
            for place in (self.root, self.logs, self.storage, self.generated):
                place.mkdir(parents=True, exist_ok=True)
            probe = self.root / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            msg = f"The run folder {self.root} cannot be written ({error.strerror}): give another, RUN_DIR=/a/folder/of/yours."
            raise StackError(msg) from error

    def inner(self, name: str) -> RunDir:
        """A folder for throw-away services inside this one, with the same environment and jars."""
        return RunDir(self.root / name, self.shared)

    @property
    def is_ours(self) -> bool:
        """Whether the folder is one that this stack made."""
        return self.secrets_file.exists() or self.state_file.exists()

    def empty(self) -> None:
        """Delete all that is in it but what was downloaded."""
        kept = {self.root / "venv", self.solr}
        for path in [*self.root.iterdir(), *(self.solr.iterdir() if self.solr.exists() else ())]:
            if path in kept or path == self.jars:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def read_state(self) -> dict[str, Any]:
        """What the last start noted; empty before the first."""
        return _read_json(self.state_file)

    def note(self, **facts: object) -> None:
        """Add facts to the state, for the processes of this start."""
        write_private(self.state_file, json.dumps(self.read_state() | facts, indent=1))

    def secret(self, name: str) -> str:
        """A random text under this name: made at first use, the same ever after."""
        known = _read_json(self.secrets_file)
        if name not in known:
            known[name] = secrets.token_hex(24)
            write_private(self.secrets_file, json.dumps(known, indent=1))
        return str(known[name])


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        msg = f"{path} is damaged ({error}). Mend it, or start anew with `make reset`."
        raise StackError(msg) from error
