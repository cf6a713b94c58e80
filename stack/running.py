"""One installation runs once: a lock that ends with its process, however that ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from types import FrameType

from stack import leftovers
from stack.errors import StackError
from stack.rundir import RunDir

STOP_SECONDS = 30


class StopSignal(BaseException):
    """Ctrl-C, `make stop`, or the terminal was closed."""


@contextlib.contextmanager
def only_once(run_dir: RunDir, *, ends_leftovers: bool = True) -> Iterator[None]:
    """Hold the lock of the run folder, and stop what an earlier start may have left behind.

    Raises:
        StackError: Another process holds it.
    """
    with run_dir.lock.open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            address = run_dir.read_state().get("address", "address not known yet")
            msg = f"It runs already (process {running_pid(run_dir)}): {address}. Stop it with `make stop`."
            raise StackError(msg) from error
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        if ends_leftovers:
            leftovers.end(run_dir)
        yield


def running_pid(run_dir: RunDir) -> int | None:
    """The process that runs this installation; None when it does not run."""
    try:
        with run_dir.lock.open("r", encoding="utf-8") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                text = handle.read().strip()
                return int(text) if text.isdigit() else None
    except FileNotFoundError:
        pass
    return None


def stop(run_dir: RunDir) -> bool:
    """End the process that runs this installation and wait until all its services have gone.

    Returns:
        False when nothing ran.

    Raises:
        StackError: It does not end.
    """
    pid = running_pid(run_dir)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while running_pid(run_dir) is not None:
        if time.monotonic() > deadline:
            msg = f"Process {pid} does not end; its logs are in {run_dir.logs}."
            raise StackError(msg)
        time.sleep(0.1)
    return True


def raise_on_signals() -> None:
    """Turn the signals that mean "stop" into StopSignal, so that every `finally` runs."""

    def raise_stop(number: int, _frame: FrameType | None) -> None:
        raise StopSignal(signal.Signals(number).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, raise_stop)
