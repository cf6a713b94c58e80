"""The supervisor's process: honcho runs the Procfile's entries; one stops, all stop."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from honcho.environ import parse_procfile
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message

from stack.options import CHECKOUT, Options
from stack.rundir import RunDir

_STOPPED = re.compile(r"(\S+) stopped \(rc=(-?\d+)\)")


class LogFiles:
    """Honcho's printer: one log file for each service, begun anew at each start."""

    width = 0

    def __init__(self, folder: Path, first_stopped: Path) -> None:
        self._folder = folder
        self._first_stopped = first_stopped
        self._files: dict[str, Any] = {}

    def write(self, message: Message) -> None:
        """Take one line of a service, or of the supervisor itself."""
        name = message.name or SYSTEM_PRINTER_NAME
        text = (
            message.data.decode("utf-8", "replace")
            if isinstance(message.data, bytes)
            else message.data
        )
        if name not in self._files:
            path = self._folder / f"{name}.log"
            if path.exists():
                path.replace(self._folder / f"{name}.previous.log")
            self._files[name] = path.open("a", encoding="utf-8", buffering=1)
        self._files[name].write(text if text.endswith("\n") else f"{text}\n")
        found = _STOPPED.match(text) if name == SYSTEM_PRINTER_NAME else None
        if found and not self._first_stopped.exists():
            self._first_stopped.write_text(f"{found[1]} {found[2]}\n", encoding="utf-8")


class PatientManager(Manager):
    """Honcho's manager, which can be told to stop while it still starts: its own one breaks then."""

    _is_stop_wanted = False

    def terminate(self) -> None:
        """Stop all processes, as soon as all have been started."""
        self._is_stop_wanted = True
        if super()._all_started():
            super().terminate()

    def _all_started(self) -> bool:
        """Asked by honcho's loop ten times a second."""
        is_started = super()._all_started()
        if is_started and self._is_stop_wanted:
            super().terminate()
        return is_started


def supervise(run_dir: RunDir, procfile: Path, names: list[str], *, parent_pipe: int) -> int:
    """Run these entries until one stops, a signal comes, or the process that started us is gone."""
    manager = PatientManager(LogFiles(run_dir.logs, run_dir.root / "stopped"))
    entries = parse_procfile(procfile.read_text(encoding="utf-8")).processes
    for name in names:
        manager.add_process(name, entries[name], env=dict(os.environ), cwd=str(CHECKOUT))
    threading.Thread(target=_follow, args=(parent_pipe,), daemon=True).start()
    manager.loop()
    return int(manager.returncode or 0)


def _follow(parent_pipe: int) -> None:
    """Stop when the other end of the pipe closes: whoever started us ended without a word."""
    while os.read(parent_pipe, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """`python -m stack.supervise PIPE PROCFILE NAME...`, started by stack.supervisor only."""
    run_dir = RunDir.of(Options.from_environ(os.environ))
    pipe, procfile, *names = sys.argv[1:]
    sys.exit(supervise(run_dir, Path(procfile), names, parent_pipe=int(pipe)))


if __name__ == "__main__":
    main()
