"""`ckan palembang metadata export` and `import`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ckan.tests import factories
from ckan.tests.helpers import CKANCliRunner

from ckanext.palembang.catalogue.cli import palembang

from tests.catalogue.activities.records import CONTACT, complete_activity
from tests.catalogue.exchange.records import as_user, packages_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _run(*arguments: str) -> Any:
    return CKANCliRunner().invoke(palembang, ["metadata", *arguments])


def _import(tmp_path: Path, records: Any, *options: str) -> Any:
    path = tmp_path / "berkas.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return _run("import", str(path), *options)


def test_export_leaves_persons_out_unless_asked_for(
    tmp_path: Path, office: dict[str, Any], officer: dict[str, Any]
) -> None:
    activity = as_user(officer, "package_create", **complete_activity(owner_org=office["id"]))
    plain = _run("export", activity["name"])
    assert plain.exit_code == 0, plain.output
    assert json.loads(plain.stdout)["kegiatan"]["data"]["judul_kegiatan"] == activity["title"]
    assert CONTACT["ii_pj_nama"] not in plain.stdout
    target = tmp_path / "keluar.json"
    asked = _run(
        "export", activity["id"], "--personal", "--format", "flat", "--output", str(target)
    )
    assert (asked.exit_code, asked.stdout) == (0, "")
    assert CONTACT["ii_pj_nama"] in target.read_text(encoding="utf-8")


def test_export_of_nothing_fails() -> None:
    assert _run("export", "tidak-ada").exit_code == 1
    assert _run("export", "a", "--format", "xml").exit_code == 2


def test_import_then_again_then_dry(tmp_path: Path, office: dict[str, Any]) -> None:
    record = complete_activity()
    first = _import(tmp_path, [record], "--owner-org", office["name"])
    assert first.exit_code == 0, first.output
    assert record["title"] in first.stdout
    stored = packages_of(office)
    assert len(stored) == 1
    again = _import(tmp_path, [record], "--owner-org", office["id"], "--json")
    assert json.loads(again.stdout)["counts"] == {"unchanged": 1}
    changed = [{**record, "iii_tujuan_kegiatan": "Tujuan lain."}]
    dry = _import(tmp_path, changed, "--owner-org", office["id"], "--dry-run", "--json")
    assert json.loads(dry.stdout)["counts"] == {"updated": 1}
    assert packages_of(office) == stored


def test_a_refused_import_ends_with_1_and_says_where(
    tmp_path: Path, office: dict[str, Any]
) -> None:
    bad = [complete_activity(), complete_activity(sektor_kegiatan="BUKAN")]
    refused = _import(tmp_path, bad, "--owner-org", office["name"])
    assert refused.exit_code == 1
    assert "1.sektor_kegiatan" in refused.output
    assert packages_of(office) == {}
    partly = _import(tmp_path, bad, "--owner-org", office["name"], "--keep-going")
    assert partly.exit_code == 1
    assert len(packages_of(office)) == 1


def test_wrong_use_ends_with_2(tmp_path: Path) -> None:
    assert _import(tmp_path, []).exit_code == 2
    assert _import(tmp_path, [], "--owner-org", "tidak-ada").exit_code == 2
    assert _run("import", str(tmp_path / "tidak-ada.json"), "--owner-org", "a").exit_code == 2
    group = factories.Group()
    assert _import(tmp_path, [], "--owner-org", group["name"]).exit_code == 2
