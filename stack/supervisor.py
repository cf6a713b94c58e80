"""The near end of the supervisor: start it, watch it, stop it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from stack.errors import StackError
from stack.options import CHECKOUT, SHARED
from stack.rundir import RunDir

PROCFILE = CHECKOUT / "Procfile"
STOP_SECONDS = 15


class Supervisor:
    """A child process that runs entries of the Procfile."""

    def __init__(
        self,
        run_dir: RunDir,
        names: list[str],
        environ: dict[str, str],
        *,
        procfile: Path = PROCFILE,
    ) -> None:
        self._run_dir = run_dir
        self._first_stopped.unlink(missing_ok=True)
        far, self._near = os.pipe()
        environ = environ | {
            "RUN_DIR": str(run_dir.root),
            SHARED: str(run_dir.shared),
            # The Procfile says `python`: that is the one which runs this.
            "PATH": os.pathsep.join(
                [str(Path(sys.executable).parent), environ.get("PATH", os.defpath)]
            ),
        }
        with (run_dir.logs / "supervisor.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "stack.supervise", str(far), str(procfile), *names],
                cwd=CHECKOUT,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[far],
                # Ctrl-C reaches us alone: we stop the services in order.
                start_new_session=True,
            )
        os.close(far)

    def check(self) -> None:
        """Do nothing as long as all services run.

        Raises:
            StackError: One has ended; its log is shown.
        """
        if self._process.poll() is None and not self._first_stopped.exists():
            return
        with contextlib.suppress(OSError, ValueError):
            name, code = self._first_stopped.read_text(encoding="utf-8").split()
            msg = f"The service '{name}' ended by itself (exit code {code})."
            raise StackError(msg, log=self._run_dir.logs / f"{name}.log")
        msg = "The supervisor of the services ended by itself."
        raise StackError(msg, log=self._run_dir.logs / "supervisor.log")

    @property
    def _first_stopped(self) -> Path:
        return self._run_dir.root / "stopped"

    def wait(self) -> None:
        """Stay until a service ends.

        Raises:
            StackError: Always, once one has ended.
        """
        while True:
            self.check()
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop all services; those that do not go are killed."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        os.close(self._near)


@contextlib.contextmanager
def running(run_dir: RunDir, names: list[str], environ: dict[str, str]) -> Iterator[Supervisor]:
    """These services as long as the block lasts."""
    supervisor = Supervisor(run_dir, names, environ)
    try:
        yield supervisor
    finally:
        supervisor.stop()
