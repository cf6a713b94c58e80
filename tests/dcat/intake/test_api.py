"""The flat keys in CKAN's API, as ckanext-harvest's `ckan_harvester` of the national portal reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search

from ckanext.palembang.dcat.national.answers import NATIONAL_KEYS

from tests.catalogue.activities.records import CONTACT, complete_activity
from tests.dcat.intake.conftest import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
Record = dict[str, Any]
PURPOSE = "iii_tujuan_kegiatan"


def shown(app: Any, name: str) -> Record:
    return app.get(f"/api/3/action/package_show?id={name}").json["result"]


def found(app: Any, query: str = "") -> list[Record]:
    return app.get(f"/api/3/action/package_search?{query}").json["result"]["results"]


class TestKeys:
    def test_both_ways_of_reading_have_them_at_the_top(
        self, app: Any, linked: Record, activity: Record, office: Record
    ) -> None:
        for said in (shown(app, linked["name"]), *found(app)):
            assert said["judul_kegiatan"] == activity["title"]
            assert said["tahun_kegiatan"] == activity["tahun"]
            assert said[PURPOSE] == activity[PURPOSE]
            assert said["produsen_data_name"] == office["title"]
            assert said["produsen_data_city_code"] == "1671"
            assert said["kategori"]
            for key in NATIONAL_KEYS:
                if key not in linked:
                    assert isinstance(said.get(key, ""), str), key

    def test_what_the_dataset_says_itself_holds(self, app: Any, linked: Record) -> None:
        act("package_patch", id=linked["id"], jenis_statistik="STATISTIK_KHUSUS")
        said = shown(app, linked["name"])
        assert said["jenis_statistik"] == "STATISTIK_KHUSUS"
        assert said["satuan"] == linked["satuan"]

    def test_nothing_about_a_person(self, app: Any, linked: Record) -> None:
        text = json.dumps([shown(app, linked["name"]), *found(app)])
        assert not [value for value in CONTACT.values() if value in text]
        assert "ii_pj_" not in text

    def test_a_hidden_activity_says_nothing(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        act("package_patch", id=activity["id"], state="draft")
        for said in (shown(app, linked["name"]), *found(app)):
            assert "judul_kegiatan" not in said
            assert PURPOSE not in said

    def test_an_activity_of_any_length_does_not_stop_a_save(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        act("package_patch", id=activity["id"], **{PURPOSE: "panjang " * 6_000})
        act("package_patch", id=linked["id"], title="Judul baru")
        assert len(shown(app, linked["name"])[PURPOSE]) > 47_000
        assert found(app)[0]["title"] == "Judul baru"


class TestNeverStale:
    def test_a_change_of_the_activity_shows_at_once(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        act("package_patch", id=activity["id"], **{PURPOSE: "Tujuan baru"})
        assert shown(app, linked["name"])[PURPOSE] == "Tujuan baru"
        assert found(app)[0][PURPOSE] == "Tujuan baru"

    def test_also_while_the_index_is_behind(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        model.Session.execute(
            sa.text(
                "update package set metadata_modified = now() at time zone 'UTC', extras ="
                " extras || jsonb_build_object('iii_tujuan_kegiatan', 'Di luar CKAN') where id = :id"
            ),
            {"id": activity["id"]},
        )
        model.Session.commit()
        assert found(app)[0][PURPOSE] == "Di luar CKAN"

    def test_a_harvester_that_asks_for_what_changed_gets_the_dataset(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        before = shown(app, linked["name"])["metadata_modified"]
        assert found(app, f"fq=metadata_modified:{{{before}Z TO *]") == []
        act("package_patch", id=activity["id"], **{PURPOSE: "Tujuan baru"})
        (said,) = found(app, f"fq=metadata_modified:{{{before}Z TO *]")
        assert said["metadata_modified"] > before
        assert said[PURPOSE] == "Tujuan baru"

    def test_another_activity_takes_its_place(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        other = complete_activity(owner_org=activity["owner_org"], name="survei-2026", tahun="2026")
        copy = act("package_create", **other)
        act("package_patch", id=linked["id"], kegiatan=copy["id"])
        assert shown(app, linked["name"])["tahun_kegiatan"] == "2026"
        assert found(app)[0]["tahun_kegiatan"] == "2026"


class TestSaving:
    def test_what_was_read_can_be_sent_back(self, app: Any, linked: Record) -> None:
        said = act("package_show", id=linked["id"])
        changed = act("package_update", **{**said, "title": "Judul baru"})
        assert changed["title"] == "Judul baru"
        stored = model.Package.get(linked["id"])
        assert stored is not None
        assert PURPOSE not in stored.extras
        assert "kategori" not in stored.extras

    def test_a_save_without_change_stays_one(self, linked: Record) -> None:
        before = act("package_show", id=linked["id"])
        after = act("package_patch", id=linked["id"])
        assert after["metadata_modified"] == before["metadata_modified"]

    def test_the_index_holds_none_of_them(self, linked: Record) -> None:
        document = search.show(linked["name"])
        assert PURPOSE not in document
        assert "kategori" not in document
        assert document["title"] == linked["title"]


class TestOnlyDatasets:
    def test_a_harvester_gets_no_activities(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        assert [one["name"] for one in found(app, "q=*:*&sort=id asc&rows=100&start=0")] == [
            linked["name"]
        ]
        everything = app.get("/api/3/action/current_package_list_with_resources").json["result"]
        assert [one["name"] for one in everything] == [linked["name"]]

    @pytest.mark.parametrize(
        "wish", ["dataset_type:kegiatan", "dataset_type:(dataset OR kegiatan)"]
    )
    def test_who_names_the_type_gets_them(
        self, app: Any, linked: Record, activity: Record, wish: str
    ) -> None:
        assert activity["name"] in [one["name"] for one in found(app, f"fq={wish}")]
        assert activity["name"] in [one["name"] for one in found(app, f"q={wish}")]

    def test_our_pages_and_actions_still_find_them(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        assert activity["title"] in app.get("/kegiatan").body
        assert linked["title"] in app.get(f"/kegiatan/{activity['name']}").body
        inner = tk.get_action("package_search")({"ignore_auth": True}, {"q": "*:*"})
        assert {one["type"] for one in inner["results"]} == {"dataset", "kegiatan"}
