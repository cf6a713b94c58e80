"""`ckan palembang demo`: results, progress, refusals and exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ckan import model
from ckan.cli.cli import ckan

from tests.catalogue.demo.helpers import SECOND, act
from tests.catalogue.records import complete_dataset
from tests.demo.folders import SLUG, csv_with, write_folder

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.mark.usefixtures("owner", "with_extended_cli")
class TestCommand:
    def _run(self, cli: Any, *arguments: str) -> Any:
        return cli.invoke(ckan, ["palembang", "demo", *arguments])

    def test_load_tells_progress_beside_the_result(self, cli: Any, tmp_path: Path) -> None:
        write_folder(tmp_path)

        first = self._run(cli, "load", "--folder", str(tmp_path))
        again = self._run(cli, "load", "--folder", str(tmp_path))

        assert first.exit_code == 0, first.output
        assert f"[1/1] created {SLUG} (3 rows" in first.stderr
        assert first.stdout.strip() == "Created 1 tables, updated 0; 0 needed no change."
        assert again.exit_code == 0
        assert again.stdout.strip() == "No change: all 1 tables are as they should be."

    def test_a_broken_folder_is_refused_with_its_place(self, cli: Any, tmp_path: Path) -> None:
        write_folder(tmp_path, csv=csv_with(",100,", ",101,"))

        result = self._run(cli, "load", "--folder", str(tmp_path))

        assert result.exit_code == 1
        assert f"tables/{SLUG}.csv, line 4: kode_wilayah “16.71” is 101" in result.stderr
        assert "Nothing was changed." in result.stderr
        assert model.Session.query(model.Package).count() == 0

    def test_an_unknown_name_is_wrong_use(self, cli: Any, tmp_path: Path) -> None:
        result = self._run(cli, "load", "--folder", str(write_folder(tmp_path)), "--only", "x")

        assert result.exit_code == 2
        assert f"There is no table x. There are: {SLUG}" in result.stderr

    def test_only_one_of_several(self, cli: Any, tmp_path: Path) -> None:
        write_folder(tmp_path, slug="tabel-lain", yaml=SECOND)
        write_folder(tmp_path)

        result = self._run(cli, "load", "--folder", str(tmp_path), "--only", "tabel-lain")

        assert result.exit_code == 0, result.output
        assert [name for (name,) in model.Session.query(model.Package.name)] == ["tabel-lain"]

    def test_a_dry_run_changes_nothing(self, cli: Any, tmp_path: Path) -> None:
        result = self._run(cli, "load", "--folder", str(write_folder(tmp_path)), "--dry-run")

        assert result.stdout.startswith("Would create 1 tables")
        assert model.Session.query(model.Package).count() == 0

    def test_remove_says_what_went(self, cli: Any, tmp_path: Path) -> None:
        self._run(cli, "load", "--folder", str(write_folder(tmp_path)))

        dry = self._run(cli, "remove", "--dry-run")
        result = self._run(cli, "remove")

        assert dry.stdout.splitlines() == [f"- {SLUG}", "1 tables would go."]
        assert result.stdout.strip() == "Removed 1 tables and 0 offices."

    def test_check_needs_no_catalogue(self, cli: Any, tmp_path: Path) -> None:
        result = self._run(cli, "check", "--folder", str(write_folder(tmp_path)))

        assert result.stdout.strip() == "1 tables with 3 rows are in order."

    def test_a_name_that_is_taken_is_told(self, cli: Any, tmp_path: Path, owner: Any) -> None:
        act("package_create", **complete_dataset(name=SLUG, owner_org=owner["id"]))

        result = self._run(cli, "load", "--folder", str(write_folder(tmp_path)))

        assert result.exit_code == 1
        assert f"to load with --only: {SLUG}" in result.stderr
