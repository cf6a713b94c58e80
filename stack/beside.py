"""Runs of pytest beside each other, each with services of its own: as many at once as there are processors."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stack.children import plain_environ
from stack.options import CHECKOUT, SHARED
from stack.rundir import RunDir
from stack.steps import say

#: More would want more memory than many a machine for tests has: each has a database, a search engine and CKAN.
MOST = 4


@dataclass(frozen=True)
class Share:
    """Tests that one run of pytest does.

    Attributes:
        name: of its services' folder, its log and its report.
        folders: of tests, from the checkout.
    """

    name: str
    folders: Sequence[str]


class Runs:
    """All shares of the tests; the first is shown while it runs, the others when they have ended."""

    def __init__(self, run_dir: RunDir, reports: Path) -> None:
        self._run_dir = run_dir
        self._reports = reports
        self._processes: list[subprocess.Popen[bytes]] = []

    def run(self, shares: Sequence[Share]) -> list[int]:
        """Run all shares, the longest of which should stand first; the exit codes in the same order."""
        at_once = max(min(os.cpu_count() or 1, len(shares), MOST), 1)
        logs = [
            self._reports / f"{one.name}.log" if number and at_once > 1 else None
            for number, one in enumerate(shares)
        ]
        codes: list[int] = []
        with self._pool(at_once) as pool:
            runs = [pool.submit(self._run, *one) for one in zip(shares, logs, strict=True)]
            for run, log in zip(runs, logs, strict=True):
                codes.append(run.result())
                if log is not None:
                    say(log.read_text(encoding="utf-8", errors="replace"))
        return codes

    def _run(self, share: Share, log: Path | None) -> int:
        title = f"\nTests {share.name.replace('-', ' ')}: {' '.join(share.folders)}\n"
        command = [sys.executable, "-m", "stack", "test", "--", *share.folders]
        command.append(f"--junitxml={self._reports / share.name}.xml")
        environ = plain_environ() | {
            "RUN_DIR": str(self._run_dir.inner(f"tests-{share.name}").root),
            SHARED: str(self._run_dir.shared),
        }
        if log is None:
            say(title)
            return self._wait(subprocess.Popen(command, cwd=CHECKOUT, env=environ))
        with log.open("wb") as out:
            out.write(title.encode())
            out.flush()
            return self._wait(
                subprocess.Popen(command, cwd=CHECKOUT, env=environ, stdout=out, stderr=out)
            )

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        self._processes.append(process)
        return process.wait()

    @contextmanager
    def _pool(self, at_once: int) -> Iterator[ThreadPoolExecutor]:
        """Threads that wait for their processes; when somebody breaks off, nothing goes on or begins."""
        pool = ThreadPoolExecutor(at_once)
        try:
            yield pool
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for one in self._processes:
                if one.poll() is None:
                    one.terminate()
            pool.shutdown()
