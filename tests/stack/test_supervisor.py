"""One supervisor over all services."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stack.errors import StackError
from stack.options import CHECKOUT
from stack.rundir import RunDir
from stack.supervisor import PROCFILE, Supervisor

ENTRIES = """\
sleeper: echo "$$" > "$RUN_DIR/sleeper.pid"; echo awake; exec sleep 1000
stubborn: trap "" TERM; echo "$$" > "$RUN_DIR/stubborn.pid"; while true; do sleep 1; done
broken: echo the disk is full; exit 3
"""


@pytest.fixture
def procfile(tmp_path: Path) -> Path:
    """A Procfile with services of the test's own."""
    path = tmp_path / "Procfile"
    path.write_text(ENTRIES, encoding="utf-8")
    return path


def _start(run_dir: RunDir, procfile: Path, *names: str) -> Supervisor:
    return Supervisor(run_dir, list(names), dict(os.environ), procfile=procfile)


def _pid(run_dir: RunDir, name: str) -> int:
    path = run_dir.root / f"{name}.pid"
    _eventually(lambda: path.exists() and path.read_text(encoding="utf-8") != "")
    return int(path.read_text(encoding="utf-8"))


def _eventually(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def sleeping(run_dir: RunDir, procfile: Path) -> Iterator[Supervisor]:
    """A supervisor with one service that does nothing."""
    supervisor = _start(run_dir, procfile, "sleeper")
    yield supervisor
    supervisor.stop()


def test_a_running_service_is_in_order_and_its_words_are_in_its_log(
    run_dir: RunDir, sleeping: Supervisor
) -> None:
    log = run_dir.logs / "sleeper.log"

    _eventually(lambda: log.exists() and log.read_text(encoding="utf-8") == "awake\n")
    sleeping.check()


def test_stop_ends_every_service(run_dir: RunDir, procfile: Path) -> None:
    supervisor = _start(run_dir, procfile, "sleeper", "stubborn")
    pids = [_pid(run_dir, "sleeper"), _pid(run_dir, "stubborn")]

    supervisor.stop()

    assert not [pid for pid in pids if _is_alive(pid)]


def test_one_that_ends_by_itself_ends_all_and_is_named_with_its_log(
    run_dir: RunDir, procfile: Path
) -> None:
    supervisor = _start(run_dir, procfile, "sleeper", "broken")

    with pytest.raises(StackError) as caught:
        supervisor.wait()

    assert "The service 'broken' ended by itself (exit code 3)." in str(caught.value)
    assert "the disk is full" in str(caught.value)
    _eventually(lambda: not _is_alive(_pid(run_dir, "sleeper")))
    supervisor.stop()


def test_a_new_start_does_not_take_the_last_end_for_its_own(
    run_dir: RunDir, procfile: Path
) -> None:
    broken = _start(run_dir, procfile, "broken")
    with pytest.raises(StackError):
        broken.wait()
    broken.stop()

    supervisor = _start(run_dir, procfile, "sleeper")
    supervisor.check()
    supervisor.stop()


STARTER = """
import os, sys
from pathlib import Path
from stack.rundir import RunDir
from stack.supervisor import Supervisor
run_dir = RunDir(Path(sys.argv[1]), Path(sys.argv[1]))
Supervisor(run_dir, ["sleeper"], dict(os.environ), procfile=Path(sys.argv[2]))
while not (run_dir.root / "sleeper.pid").exists():
    pass
os.kill(os.getpid(), 9)
"""


def test_services_end_when_the_process_that_started_them_is_killed(
    run_dir: RunDir, procfile: Path
) -> None:
    command = [sys.executable, "-c", STARTER, str(run_dir.root), str(procfile)]
    done = subprocess.run(command, check=False, cwd=CHECKOUT)

    assert done.returncode == -signal.SIGKILL
    _eventually(lambda: not _is_alive(_pid(run_dir, "sleeper")))


def test_every_line_of_our_procfile_is_a_service_that_can_be_served() -> None:
    lines = PROCFILE.read_text(encoding="utf-8").splitlines()

    for line in lines:
        name, command = line.split(": ")
        assert command == f"python -m stack.serve {name}"
