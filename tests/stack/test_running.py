"""One installation runs once, and stops when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from stack import leftovers, running
from stack.errors import StackError
from stack.options import CHECKOUT
from stack.rundir import RunDir

HOLDER = """
import sys, time
from pathlib import Path
from stack import running
from stack.rundir import RunDir
run_dir = RunDir(Path(sys.argv[1]), Path(sys.argv[1]))
running.raise_on_signals()
try:
    with running.only_once(run_dir):
        print("held", flush=True)
        time.sleep(60)
except running.StopSignal as stop:
    print(stop, flush=True)
"""


@pytest.fixture
def holder(run_dir: RunDir) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs the installation."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(run_dir.root)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_process_that_runs_is_known(run_dir: RunDir, holder: subprocess.Popen[str]) -> None:
    assert running.running_pid(run_dir) == holder.pid


def test_a_second_start_is_refused_with_the_address(
    run_dir: RunDir, holder: subprocess.Popen[str]
) -> None:
    run_dir.note(address="http://localhost:5005")

    with (
        pytest.raises(StackError, match=rf"process {holder.pid}\): http://localhost:5005"),
        running.only_once(run_dir),
    ):
        pass


def test_stop_ends_it_and_waits(run_dir: RunDir, holder: subprocess.Popen[str]) -> None:
    assert running.stop(run_dir)

    assert running.running_pid(run_dir) is None
    assert holder.wait(5) == 0
    assert holder.stdout
    assert holder.stdout.read() == "SIGTERM\n"


def test_a_killed_process_leaves_the_lock_open(
    run_dir: RunDir, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()

    assert running.running_pid(run_dir) is None
    with running.only_once(run_dir):
        assert running.running_pid(run_dir) == os.getpid()


def _sleeper(run_dir: RunDir, name: str, **environ: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        ["sleep", "60"], start_new_session=True, env={"PATH": os.environ["PATH"], **environ}
    )
    run_dir.pids.mkdir(exist_ok=True)
    (run_dir.pids / name).write_text(str(process.pid), encoding="utf-8")
    return process


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="processes are told apart by /proc")  # noqa: PTH112
def test_what_a_killed_start_left_behind_is_stopped(
    run_dir: RunDir, capsys: pytest.CaptureFixture[str]
) -> None:
    process = _sleeper(run_dir, "solr", RUN_DIR=str(run_dir.root))
    _wait_for_name(process)

    assert leftovers.end(run_dir)

    assert process.wait(5) == -signal.SIGTERM
    assert "left behind: solr" in capsys.readouterr().out
    assert not list(run_dir.pids.iterdir())


def test_a_stranger_that_has_the_number_now_is_left_alone(run_dir: RunDir) -> None:
    process = _sleeper(run_dir, "solr", RUN_DIR="/another")
    _wait_for_name(process)

    assert not leftovers.end(run_dir)

    assert process.poll() is None
    process.kill()
    process.wait()


def _wait_for_name(process: subprocess.Popen[bytes]) -> None:
    """Until the child has become `sleep`: before that it still has our own environment."""
    while b"sleep" not in open(f"/proc/{process.pid}/cmdline", "rb").read():  # noqa: PTH123, SIM115
        time.sleep(0.01)
