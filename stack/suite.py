"""`make test`: what needs no CKAN, what needs services, what needs a browser; one line with the totals."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from stack import chromium, system, testing
from stack.beside import Runs, Share
from stack.children import call, plain_environ
from stack.compiled import compile_messages
from stack.options import CHECKOUT
from stack.rundir import RunDir
from stack.site import site
from stack.steps import say

TESTS = CHECKOUT / "tests"
#: Rooms whose tests load CKAN; those that take longest stand first.
SERVICE_ROOMS = ("catalogue", "dcat", "submissions", "workflow", "yearbook", "package")
BROWSER = "browser"
BENCH = "bench"
WITHOUT_CKAN = ("-p", "no:ckan", "-p", "no:ckan_fixtures")
NO_TESTS_COLLECTED = 5


@dataclass(frozen=True)
class Totals:
    """How many tests ended how."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        """The last line of `make test`."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    def __add__(self, other: Totals) -> Totals:
        """Both together."""
        return Totals(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )


class Suite:
    """All tests of the checkout."""

    def __init__(self, run_dir: RunDir) -> None:
        self._run_dir = run_dir
        self._reports = run_dir.root / "reports"
        self._is_broken = False

    def run(self) -> int:
        """Run every test; 0 when all that can run here passed."""
        shutil.rmtree(self._reports, ignore_errors=True)
        self._reports.mkdir(parents=True)
        rooms = list(rooms_of(TESTS))
        compile_messages()
        codes = Runs(self._run_dir, self._reports).run(shares_of(rooms))
        self._is_broken = any(code not in (0, NO_TESTS_COLLECTED) for code in codes)
        if BROWSER in rooms:
            self._browse()
        totals = sum((read_report(path) for path in sorted(self._reports.glob("*.xml"))), Totals())
        say(f"\n{totals}")
        return 1 if self._is_broken or totals.failed or not totals.passed else 0

    def _browse(self) -> None:
        found = chromium.ensure(self._run_dir.logs / "system.log")
        if not found:
            self._browse_without_browser()
            return
        with site(self._run_dir) as environ:
            self._pytest(
                "in the browser",
                [BROWSER],
                plain_environ() | environ | {chromium.VARIABLE: found},
            )

    def _browse_without_browser(self) -> None:
        """Collect the tests all the same: they are reported as skipped by name, or fail where a browser is due."""
        say(
            f"\nNo Chromium here: {system.command_for(chromium.PACKAGES)}, or name one: CHROMIUM=/path/to/it."
        )
        if os.environ.get("CI"):
            say("In CI the browser tests must run.")
            self._is_broken = True
        self._pytest("in the browser", [BROWSER], plain_environ(), "-rs")

    def _pytest(self, title: str, rooms: list[str], environ: dict[str, str], *options: str) -> None:
        if not rooms:
            return
        folders = [f"tests/{room}" for room in rooms]
        say(f"\nTests {title}: {' '.join(folders)}")
        report = self._reports / f"{title.replace(' ', '-')}.xml"
        arguments = [*options_for(rooms), *options, f"--junitxml={report}", *folders]
        code = pytest(arguments, environ)
        self._is_broken = self._is_broken or code not in (0, NO_TESTS_COLLECTED)


def shares_of(rooms: list[str]) -> list[Share]:
    """Return what is tested beside each other: a share for each room with services, one for all others."""
    special = (*SERVICE_ROOMS, BROWSER, BENCH)
    bare = [f"tests/{room}" for room in rooms if room not in special]
    shares = [
        Share(f"with-services-{room}", [f"tests/{room}"]) for room in SERVICE_ROOMS if room in rooms
    ]
    return [*shares[:2], *([Share("without-CKAN", bare)] if bare else []), *shares[2:]]


def run_some(run_dir: RunDir, arguments: list[str]) -> int:
    """Run pytest with these arguments and what the named tests need."""
    rooms = [argument.split("/")[1] for argument in arguments if argument.startswith("tests/")]
    options = [*options_for(rooms), *arguments]
    if rooms and not {*rooms} & {*SERVICE_ROOMS, BROWSER, BENCH}:
        return pytest(options, plain_environ())
    found = chromium.ensure(run_dir.logs / "system.log") if BROWSER in rooms else None
    with testing.attached(run_dir, with_site=found is not None) as environ:
        return pytest(options, environ | ({chromium.VARIABLE: found} if found else {}))


def options_for(rooms: list[str]) -> tuple[str, ...]:
    """Pytest's options: CKAN's own plugins want settings and services, so only where they are used."""
    return () if {*rooms} & {*SERVICE_ROOMS, BENCH} or not rooms else WITHOUT_CKAN


def pytest(arguments: list[str], environ: dict[str, str]) -> int:
    """Pytest in this environment; its exit code."""
    return call([sys.executable, "-m", "pytest", *arguments], environ)


def rooms_of(tests: Path) -> Iterator[str]:
    """The folders that hold tests."""
    for path in sorted(tests.iterdir()):
        if path.is_dir() and any(path.rglob("test_*.py")):
            yield path.name


def read_report(path: Path) -> Totals:
    """The totals of one of pytest's reports."""
    found = Totals()
    for suite in ET.parse(path).getroot().iter("testsuite"):  # noqa: S314  # written by our own pytest
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        found += Totals(int(suite.get("tests", 0)) - failed - skipped, failed, skipped)
    return found
