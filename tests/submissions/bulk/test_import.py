"""`ckan palembang table import`: what goes in, what is said, what the exit code is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import ckan.plugins as p
from ckan import model
from ckan.tests import helpers

from ckanext.palembang.catalogue import command_group
from ckanext.palembang.submissions.bulk import sources
from ckanext.palembang.submissions.bulk.command import table
from ckanext.palembang.submissions.bulk.mapping import MappingError, read_mapping
from ckanext.palembang.submissions.bulk.matching import words_of
from ckanext.palembang.submissions.model import Submission

from tests.catalogue.records import complete_dataset
from tests.submissions.files import population, schools, workbook

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


@pytest.fixture
def people(office: Record, officer: Record) -> Record:
    return _dataset(office, officer, "Penduduk Menurut Jenis Kelamin dan Kecamatan", "penduduk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "tabel"
    found.mkdir()
    return found


def _dataset(office: Record, officer: Record, title: str, name: str, **more: Any) -> Record:
    record = complete_dataset(owner_org=office["id"], title=title, name=name, **more)
    return helpers.call_action("package_create", {"user": officer["name"]}, **record)


def _run(cli: Any, path: Path, tmp_path: Path, *options: str) -> tuple[int, Record]:
    base = tmp_path / "laporan"
    command = ["import", str(path), "--report", str(base), *options]
    done = cli.invoke(table, command)
    report = Path(f"{base}.json")
    assert report.exists(), done.output
    return done.exit_code, json.loads(report.read_text("utf-8"))


def _statuses(report: Record) -> dict[str, str]:
    return {one["file"]: one["status"] for one in report["tables"]}


def _submissions() -> int:
    model.Session.rollback()
    return model.Session.query(Submission).count()


def test_a_table_goes_to_the_dataset_of_its_title_and_only_once(
    cli: Any, people: Record, folder: Path, tmp_path: Path
) -> None:
    (folder / "a.xlsx").write_bytes(population())
    code, report = _run(cli, folder, tmp_path, "--explanation", "Benar demikian.")

    assert (code, report["all_in"]) == (0, True)
    [one] = report["tables"]
    assert (one["dataset"], one["how"], one["status"]) == ("penduduk", "title", "submitted")
    assert (one["figures"], one["period"], _submissions()) == (36, "2024", 1)

    code, report = _run(cli, folder, tmp_path)
    assert (code, _statuses(report), _submissions()) == (0, {"a.xlsx": "already"}, 1)


def test_a_dry_run_stores_nothing(cli: Any, people: Record, folder: Path, tmp_path: Path) -> None:
    (folder / "a.xlsx").write_bytes(population())
    code, report = _run(cli, folder, tmp_path, "--dry-run", "--explanation", "Benar.")

    assert (code, _statuses(report), _submissions()) == (0, {"a.xlsx": "ready"}, 0)


def test_one_bad_file_stops_only_itself(
    cli: Any, people: Record, folder: Path, tmp_path: Path
) -> None:
    (folder / "1.xlsx").write_bytes(b"%PDF-1.4 nothing")
    (folder / "2.xlsx").write_bytes(b"")
    (folder / "3.xlsx").write_bytes(schools())
    (folder / "4.xlsx").write_bytes(population())
    (folder / "~$4.xlsx").write_bytes(b"lock")
    code, report = _run(cli, folder, tmp_path, "--explanation", "Benar.")

    assert code == 1
    assert _statuses(report) == {
        "1.xlsx": "refused",
        "2.xlsx": "refused",
        "3.xlsx": "unmatched",
        "4.xlsx": "submitted",
    }
    assert all(one["messages"] for one in report["tables"][:3])


def test_two_datasets_of_a_title_are_not_guessed(
    cli: Any, office: Record, officer: Record, people: Record, folder: Path, tmp_path: Path
) -> None:
    _dataset(office, officer, "Jumlah Penduduk menurut kecamatan dan jenis kelamin", "lain")
    (folder / "a.xlsx").write_bytes(population())
    code, report = _run(cli, folder, tmp_path)

    [one] = report["tables"]
    assert (code, one["status"], _submissions()) == (1, "ambiguous", 0)
    assert "lain, penduduk" in one["messages"][0]

    mapping = tmp_path / "mapping.csv"
    mapping.write_text("file;dataset\na.xlsx;lain\n")
    code, report = _run(cli, folder, tmp_path, "--mapping", str(mapping), "--explanation", "Ya.")
    [one] = report["tables"]
    assert (code, one["dataset"], one["how"]) == (0, "lain", "mapping")


def test_a_number_counts_in_its_edition(
    cli: Any, office: Record, officer: Record, folder: Path, tmp_path: Path
) -> None:
    for edition, name in ((2024, "baru"), (2023, "lama")):
        row = {"edisi": str(edition), "bab": "3", "nomor": "3.1.1", "periode": str(edition - 1)}
        _dataset(office, officer, f"Sekolah {name}", name, dalam_angka=[row])
    (folder / "3.1.1 sekolah.xlsx").write_bytes(schools())
    _, report = _run(cli, folder, tmp_path, "--dry-run")
    assert report["tables"][0]["status"] == "ambiguous"
    _, report = _run(cli, folder, tmp_path, "--dry-run", "--edition", "2024")
    assert (report["tables"][0]["dataset"], report["tables"][0]["how"]) == ("baru", "number")


def test_a_number_alone_does_not_beat_another_title(
    cli: Any, office: Record, officer: Record, folder: Path, tmp_path: Path
) -> None:
    row = {"edisi": "2024", "bab": "3", "nomor": "3.1.1", "periode": "2023"}
    _dataset(office, officer, "Panjang Jalan menurut Kondisi", "jalan", dalam_angka=[row])
    (folder / "3.1.1.xlsx").write_bytes(schools())
    _, report = _run(cli, folder, tmp_path, "--dry-run")

    [one] = report["tables"]
    assert one["status"] == "ambiguous"
    assert "jalan" in one["messages"][0]


def test_an_archive_leads_nowhere_and_a_bomb_is_refused(
    cli: Any, people: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "tabel.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("../../keluar.xlsx", population())
        book.writestr("bom.csv", b"\0" * (65 * 1024 * 1024))
        book.writestr("__MACOSX/._keluar.xlsx", b"x")
    code, report = _run(cli, archive, tmp_path, "--explanation", "Benar.")

    assert code == 1
    assert _statuses(report) == {"../../keluar.xlsx": "submitted", "bom.csv": "refused"}
    assert not (tmp_path.parent.parent / "keluar.xlsx").exists()
    monkeypatch.setattr(sources, "_MOST_FILES", 1)
    command = ["import", str(archive), "--report", str(tmp_path / "dua")]
    assert cli.invoke(table, command).exit_code == 2


def test_the_report_is_a_workbook_without_formulas(
    cli: Any, people: Record, folder: Path, tmp_path: Path
) -> None:
    (folder / "=1+1.xlsx").write_bytes(workbook([["=SUM(A1)"]]))
    _run(cli, folder, tmp_path)
    sheet = load_workbook(tmp_path / "laporan.xlsx").active

    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1.xlsx", "s")


def test_the_command_is_one_of_the_catalogue() -> None:
    assert p.get_plugin("palembang_submissions").get_commands() == []
    assert set(command_group.commands) >= {"demo", "metadata", "opd", "table"}


@pytest.mark.parametrize("text", ["file,dataset\na.xlsx,\n", "file,dataset,table\na,b,-1\n"])
def test_a_wrong_mapping_is_wrong_use(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(text)
    with pytest.raises(MappingError, match="1"):
        read_mapping(path)


def test_words_tell_titles_apart() -> None:
    same = words_of("Tabel 3.1.1 Jumlah Penduduk Menurut Kecamatan di Kota Palembang (jiwa), 2024")
    assert same == words_of("Penduduk menurut kecamatan, 2022/2023")
    assert same != words_of("Penduduk miskin menurut kecamatan")
