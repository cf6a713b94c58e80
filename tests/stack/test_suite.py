"""`make test` counts right."""

from __future__ import annotations

from pathlib import Path

import pytest

from stack.beside import Share
from stack.suite import WITHOUT_CKAN, Totals, options_for, read_report, rooms_of, shares_of

REPORT = """\
<testsuites><testsuite tests="7" failures="1" errors="2" skipped="1"></testsuite></testsuites>
"""


def test_errors_count_as_failures(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(REPORT, encoding="utf-8")

    assert read_report(path) == Totals(passed=3, failed=3, skipped=1)


def test_the_last_line_adds_up_all_runs() -> None:
    assert str(Totals(1, 2, 3) + Totals(10, 20, 30)) == "11 passed, 22 failed, 33 skipped"


def test_only_folders_with_tests_are_rooms(tmp_path: Path) -> None:
    (tmp_path / "reference" / "deep").mkdir(parents=True)
    (tmp_path / "reference" / "deep" / "test_a.py").touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "helper.py").touch()

    assert list(rooms_of(tmp_path)) == ["reference"]


def test_every_room_is_in_one_share_but_those_of_their_own() -> None:
    rooms = ["architecture", "bench", "browser", "catalogue", "dcat", "package", "stack"]

    assert shares_of(rooms) == [
        Share("with-services-catalogue", ["tests/catalogue"]),
        Share("with-services-dcat", ["tests/dcat"]),
        Share("without-CKAN", ["tests/architecture", "tests/stack"]),
        Share("with-services-package", ["tests/package"]),
    ]


@pytest.mark.parametrize(
    ("rooms", "options"),
    [
        (["reference", "stack"], WITHOUT_CKAN),
        (["reference", "catalogue"], ()),
        (["browser"], WITHOUT_CKAN),
        ([], ()),
    ],
)
def test_ckans_plugins_are_loaded_where_its_tests_are(
    rooms: list[str], options: tuple[str, ...]
) -> None:
    assert options_for(rooms) == options
