"""Facts about the officer of an activity: who sees them, and that no way out gives them to anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search.common import make_connection
from ckan.tests import factories
from ckan.tests.helpers import call_action

from ckanext.palembang.catalogue.activities.contact import contact_of
from ckanext.palembang.catalogue.model import ActivityContact

from tests.catalogue.activities.records import CONTACT, complete_activity

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _as(user: Record | None, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"] if user else ""}, data)


def _leaks(answer: object) -> list[str]:
    text = answer if isinstance(answer, str) else json.dumps(answer, default=str)
    return [value for value in CONTACT.values() if value in text]


@pytest.fixture
def activity(office: Record, officer: Record) -> Record:
    """A published activity, changed once so that its history holds two states."""
    made = _as(officer, "package_create", **complete_activity(owner_org=office["id"]))
    _as(officer, "package_patch", id=made["id"], iii_tujuan_kegiatan="Tujuan yang diperbaiki.")
    return made


@pytest.fixture
def people(office: Record, officer: Record, other_officer: Record) -> dict[str, Record | None]:
    """Everybody who may come by."""
    member, walidata_member, stranger = (factories.UserWithToken() for _ in range(3))
    sysadmin = factories.SysadminWithToken()
    walidata = tk.get_action("organization_create")(
        {"user": sysadmin["name"]}, {"name": "walidata-kota", "kode": "WD", "peran": "walidata"}
    )
    for organization, user in ((office, member), (walidata, walidata_member)):
        call_action(
            "organization_member_create",
            id=organization["id"],
            username=user["name"],
            role="member",
        )
    return {
        "anonymous": None,
        "stranger": stranger,
        "member": member,
        "other office": other_officer,
        "editor": officer,
        "walidata": walidata_member,
        "sysadmin": sysadmin,
    }


_SEES = {"editor", "walidata", "sysadmin"}


class TestWhoSees:
    def test_package_show_gives_them_to_those_who_may_see_them(
        self, activity: Record, people: dict[str, Record | None]
    ) -> None:
        for who, user in people.items():
            shown = _as(user, "package_show", id=activity["id"])
            expected = CONTACT if who in _SEES else {}
            assert {key: shown[key] for key in CONTACT if key in shown} == expected, who

    def test_the_api_gives_them_by_token_and_never_to_a_cache(
        self, app: Any, activity: Record, people: dict[str, Record | None]
    ) -> None:
        address = f"/api/3/action/package_show?id={activity['name']}"
        for who, user in people.items():
            headers = {"Authorization": user["token"]} if user else {}
            answer = app.get(address, headers=headers)
            assert bool(_leaks(answer.body)) == (who in _SEES), who
            if who in _SEES:
                assert "private" in answer.headers["Cache-Control"], who

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.publish_personal_data", "true")
    def test_the_setting_shows_them_to_all(self, activity: Record) -> None:
        shown = _as(None, "package_show", id=activity["id"])

        assert {key: shown[key] for key in CONTACT} == CONTACT

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.publish_personal_data", "true")
    def test_even_then_they_are_not_in_the_index(self, activity: Record) -> None:
        assert not _leaks(make_connection().search(f'id:"{activity["id"]}"').docs)


class TestWaysOut:
    @pytest.mark.parametrize(
        ("action", "data"),
        [
            ("package_search", {"fq": "dataset_type:kegiatan", "include_drafts": True}),
            ("package_search", {"fq": "dataset_type:kegiatan", "fl": "id,data_dict"}),
            ("package_search", {"fq": "dataset_type:kegiatan", "fl": "validated_data_dict"}),
            ("package_search", {"fq": "dataset_type:kegiatan", "use_default_schema": True}),
            ("package_search", {"fq": "+type:kegiatan", "facet.field": '["ii_pj_nama"]'}),
            ("package_list", {}),
            ("current_package_list_with_resources", {"limit": 50}),
            ("package_autocomplete", {"q": "survei"}),
            ("organization_list", {"all_fields": True, "include_dataset_count": True}),
            ("palembang_activity_autocomplete", {"q": "survei"}),
        ],
        ids=lambda value: str(value)[:60],
    )
    def test_no_list_gives_them_to_anybody(
        self,
        activity: Record,
        people: dict[str, Record | None],
        action: str,
        data: Record,
    ) -> None:
        for who, user in people.items():
            try:
                answer = _as(user, action, **data)
            except (tk.NotAuthorized, tk.ValidationError):
                continue
            assert not _leaks(answer), who

    def test_searching_for_them_finds_nothing(self, activity: Record, officer: Record) -> None:
        found = _as(officer, "package_search", q="Rahasia Binti Contoh", fq="dataset_type:kegiatan")

        assert found["count"] == 0

    def test_solr_holds_nothing_of_them(self, activity: Record) -> None:
        documents = make_connection().search(f'id:"{activity["id"]}"').docs

        assert documents
        assert not _leaks(documents)

    def test_the_package_and_its_history_hold_nothing_of_them(
        self, activity: Record, people: dict[str, Record | None]
    ) -> None:
        rows = model.Session.execute(sa.text("SELECT package::text FROM package")).scalars().all()
        states = model.Session.execute(sa.text("SELECT data::text FROM activity")).scalars().all()

        assert len(states) >= 2
        assert not _leaks(rows)
        assert not _leaks(states)
        for who, user in people.items():
            for action in ("package_activity_list", "activity_list"):
                try:
                    answer = _as(user, action, id=activity["id"], include_data=True)
                except (tk.NotAuthorized, tk.ValidationError, KeyError):
                    continue
                assert not _leaks(answer), (who, action)

    @pytest.mark.parametrize(
        "address",
        [
            "/kegiatan/{name}",
            "/dataset/{name}",
            "/kegiatan",
            "/kegiatan/",
            "/dataset",
            "/",
            "/kegiatan/activity/{name}",
            "/dataset/{name}.ttl",
            "/dataset/{name}.xml",
            "/dataset/{name}.jsonld",
            "/dataset/{id}.ttl",
            "/catalog.ttl",
            "/catalog.xml?q=dataset_type:kegiatan",
            "/catalog.jsonld?fq=dataset_type:kegiatan",
            "/organization/{office}",
            "/organization/activity/{office}",
            "/feeds/dataset.atom",
            "/feeds/organization/{office}.atom",
            "/api/3/action/dcat_dataset_show?id={id}",
            "/api/3/action/scheming_dataset_schema_show?type=kegiatan",
        ],
    )
    def test_no_page_or_feed_gives_them_to_outsiders(
        self,
        app: Any,
        activity: Record,
        office: Record,
        other_officer: Record,
        address: str,
    ) -> None:
        path = address.format(name=activity["name"], id=activity["id"], office=office["name"])
        for headers in ({}, {"Authorization": other_officer["token"]}):
            answer = app.get(path, headers=headers)
            assert answer.status_code < 500, path
            assert not _leaks(answer.body), path

    def test_the_pages_of_differences_show_nothing_of_them_even_to_the_office(
        self, app: Any, activity: Record, officer: Record
    ) -> None:
        found = _as(officer, "package_activity_list", id=activity["id"])
        for item in found:
            for path in (
                f"/kegiatan/changes/{item['id']}",
                f"/kegiatan/{activity['name']}?activity_id={item['id']}",
            ):
                answer = app.get(path, headers={"Authorization": officer["token"]})
                assert answer.status_code < 500
                if "changes" in path:
                    assert not _leaks(answer.body)

    def test_feeds_of_datasets_do_not_know_the_activity_at_all(
        self, app: Any, activity: Record
    ) -> None:
        for path in (
            "/catalog.ttl",
            "/catalog.ttl?fq=dataset_type:kegiatan",
            "/catalog.ttl?q=dataset_type:kegiatan",
        ):
            assert activity["name"] not in app.get(path).body, path
        assert app.get(f"/dataset/{activity['name']}.ttl", status=404)


class TestKeeping:
    def test_a_patch_that_does_not_bring_them_keeps_them(
        self, activity: Record, officer: Record
    ) -> None:
        call_action(
            "package_patch", {"user": officer["name"]}, id=activity["id"], i_alamat="Jalan Baru 1"
        )

        assert contact_of(activity["id"]) == CONTACT

    def test_one_that_brings_one_changes_that_one(self, activity: Record, officer: Record) -> None:
        before = _as(officer, "package_show", id=activity["id"])["metadata_modified"]

        _as(officer, "package_patch", id=activity["id"], ii_pj_telepon="0711 111111")

        assert contact_of(activity["id"]) == CONTACT | {"ii_pj_telepon": "0711 111111"}
        assert _as(officer, "package_show", id=activity["id"])["metadata_modified"] > before

    def test_an_empty_text_clears(self, activity: Record, officer: Record) -> None:
        _as(officer, "package_patch", id=activity["id"], ii_pj_nama="")

        assert "ii_pj_nama" not in contact_of(activity["id"])

    def test_a_refused_save_changes_nothing(self, activity: Record, officer: Record) -> None:
        with pytest.raises(tk.ValidationError):
            _as(
                officer,
                "package_patch",
                id=activity["id"],
                ii_pj_nama="Orang Lain",
                tahun="dua ribu",
            )

        assert contact_of(activity["id"]) == CONTACT

    def test_a_mandatory_one_cannot_be_cleared_once_published(
        self, activity: Record, officer: Record
    ) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_patch", id=activity["id"], ii_pj_jabatan="")

        assert list(refused.value.error_dict) == ["ii_pj_jabatan"]

    def test_a_wrong_one_is_refused_at_its_field(self, activity: Record, officer: Record) -> None:
        wrong = {"ii_pj_email": "bukan surel", "ii_pj_telepon": {"a": 1}, "ii_pj_nama": ["x"]}

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_patch", id=activity["id"], **wrong)

        assert set(refused.value.error_dict) == set(wrong)

    def test_purging_the_activity_takes_them_along(self, activity: Record) -> None:
        call_action("dataset_purge", id=activity["id"])

        query = sa.select(sa.func.count()).select_from(ActivityContact)
        assert model.Session.execute(query).scalar_one() == 0
