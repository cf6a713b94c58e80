"""Activities that demo tables come from: drafts with few facts, there as long as the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests.helpers import call_action
from ckan.types import Context

from ckanext.palembang.catalogue.demo import BrokenDefinitionsError, load_definitions
from ckanext.palembang.catalogue.demo.errors import NamesTakenError

from tests.catalogue.demo.helpers import act, load, remove, show
from tests.demo.folders import SLUG, write_folder, yaml_with

_ACTIVITIES = """\
registrasi-2024:
  title: Registrasi Penduduk
  tahun: '2024'
  owner_org: disdukcapil
  jenis_statistik: STATISTIK_SEKTORAL
  cara_pengumpulan_data: KOMPILASI_PRODUK_ADMINISTRASI
"""
_OWNER = "owner_org: disdukcapil"


def _folder(path: Path, activities: str = _ACTIVITIES, name: str = "registrasi-2024") -> Path:
    folder = write_folder(path, yaml=yaml_with(_OWNER, f"{_OWNER}\n  kegiatan: {name}"))
    (folder / "activities.yaml").write_text(activities, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "owner")
class TestActivities:
    def test_the_table_names_its_activity_which_is_a_draft(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, _folder(tmp_path))

        activity = act("package_show", id="registrasi-2024")
        assert show()["kegiatan"] == activity["id"]
        assert (activity["type"], activity["state"]) == ("kegiatan", "draft")
        assert activity["organization"]["name"] == "disdukcapil"
        assert not activity.get("iii_latar_belakang_kegiatan")

    def test_strangers_see_the_table_and_not_the_draft(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, _folder(tmp_path))

        assert tk.get_action("package_show")({"user": ""}, {"id": SLUG})["name"] == SLUG
        with pytest.raises(tk.NotAuthorized):
            tk.get_action("package_show")({"user": ""}, {"id": "registrasi-2024"})

    def test_again_changes_nothing(self, context: Context, tmp_path: Path) -> None:
        folder = _folder(tmp_path)
        load(context, folder)
        before = act("package_show", id="registrasi-2024")["metadata_modified"]

        assert load(context, folder) == {SLUG: "unchanged"}
        assert act("package_show", id="registrasi-2024")["metadata_modified"] == before

    def test_another_fact_updates_the_same_activity(self, context: Context, tmp_path: Path) -> None:
        load(context, _folder(tmp_path))
        before = act("package_show", id="registrasi-2024")["id"]
        load(context, _folder(tmp_path, _ACTIVITIES.replace("Registrasi P", "Pencatatan P")))

        activity = act("package_show", id="registrasi-2024")
        assert (activity["id"], activity["title"]) == (before, "Pencatatan Penduduk")

    def test_a_name_that_is_taken_stops_before_anything_is_made(
        self, context: Context, tmp_path: Path, owner: dict[str, Any]
    ) -> None:
        act("package_create", name="registrasi-2024", owner_org=owner["id"], state="draft")

        with pytest.raises(NamesTakenError):
            load(context, _folder(tmp_path))
        assert model.Package.get(SLUG) is None

    def test_it_goes_with_the_tables(self, context: Context, tmp_path: Path) -> None:
        load(context, _folder(tmp_path))

        assert remove(context).activities == ("registrasi-2024",)
        assert model.Session.query(model.Package).count() == 0
        assert call_action("package_search", q="", include_drafts=True)["count"] == 0


@pytest.mark.parametrize(
    ("activities", "name", "place", "reason"),
    [
        (_ACTIVITIES, "lain", "tables/penduduk-percobaan.yaml, line 7", "no activity"),
        (_ACTIVITIES.replace("disduk", "dinas"), "registrasi-2024", "line 4", "no office"),
        (_ACTIVITIES.replace("2024'", "dua ribu'"), "registrasi-2024", "line 3", "year"),
        (_ACTIVITIES + "  ii_pj_nama: Budi\n", "registrasi-2024", "line 7", "no field"),
        (_ACTIVITIES.replace("KOMPILASI", "SURVEY"), "registrasi-2024", "line 6", "code"),
        ("registrasi-2024: [", "registrasi-2024", "activities.yaml", "no YAML"),
    ],
    ids=["unknown", "office", "year", "person", "code", "yaml"],
)
def test_a_broken_file_is_named_with_line_and_reason(
    tmp_path: Path, activities: str, name: str, place: str, reason: str
) -> None:
    with pytest.raises(BrokenDefinitionsError) as caught:
        load_definitions(_folder(tmp_path, activities, name))
    text = "\n".join(str(fault) for fault in caught.value.faults)
    assert place in text
    assert reason in text
