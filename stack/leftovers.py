"""Processes of an earlier start that was killed so hard that it could not stop them."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from stack.rundir import RunDir
from stack.steps import say

STOP_SECONDS = 10


def note(run_dir: RunDir, name: str) -> None:
    """Note this process as a service of the run folder."""
    run_dir.pids.mkdir(exist_ok=True)
    (run_dir.pids / name).write_text(str(os.getpid()), encoding="utf-8")


def end(run_dir: RunDir) -> bool:
    """Stop what still runs; called by the process that holds the run folder's lock, so nobody needs it.

    Returns:
        Whether anything was running.
    """
    found = {
        path.name: pid
        for path in run_dir.pids.glob("*")
        if (pid := _pid(path)) and _is_ours(pid, run_dir)
    }
    if found:
        say(f"  Stopping what an earlier start left behind: {', '.join(sorted(found))}")
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in found.values():
            _signal_group(pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while any(_is_ours(pid, run_dir) for pid in found.values()) and time.monotonic() < deadline:
            time.sleep(0.1)
    for path in run_dir.pids.glob("*"):
        path.unlink()
    return bool(found)


def _signal_group(pid: int, number: signal.Signals) -> None:
    # Each service leads no group itself: the supervisor started a shell around it, in a session of its own.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(os.getpgid(pid), number)


def _pid(path: Path) -> int | None:
    text = path.read_text(encoding="utf-8").strip()
    return int(text) if text.isdigit() else None


def _is_ours(pid: int, run_dir: RunDir) -> bool:
    """Whether this number is still a process that was started for this run folder, not a stranger with its number."""
    try:
        environ = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False
    return f"RUN_DIR={run_dir.root}".encode() in environ.split(b"\0")
