"""What the form and the API refuse of an office, and who may change what."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories
from ckan.tests.helpers import CKANTestApp, call_action

from tests.catalogue.office_records import register

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.fixture
def synced(with_plugins: None, clean_db: None, clean_index: None) -> None:
    """The city, its walidata, the health office and a hospital below it."""
    call_action("palembang_opd_sync", content=register())


@pytest.fixture
def sysadmin() -> Record:
    """An administrator of the site."""
    return factories.SysadminWithToken()


@pytest.fixture
def admin() -> Record:
    """The administrator of the health office."""
    user = factories.UserWithToken()
    call_action("organization_member_create", id="dinkes", username=user["name"], role="admin")
    return user


def as_user(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


def errors_of(user: Record, action: str, **data: Any) -> dict[str, Any]:
    with pytest.raises(tk.ValidationError) as caught:
        as_user(user, action, **data)
    return dict(caught.value.error_dict)


@pytest.mark.usefixtures("synced")
class TestRulesBetweenOffices:
    @pytest.mark.parametrize(
        ("field", "value", "named"),
        [
            ("peran", "walidata", "Kantor Kominfo"),
            ("kode", "C.2", "kominfo"),
            ("kode", "a/b", "a/b"),
            ("induk", "C.9", "C.9"),
            ("induk", "C.3", "C.3 > C.3"),
            ("induk", "C.4", "C.3 > C.4 > C.3"),
            ("pengganti", "C.3", "C.3 > C.3"),
            ("pengganti", "C.9", "C.9"),
            ("jenis", "dinass", "dinas (Dinas)"),
            ("peran", "penguasa", "penguasa"),
            ("urusan", ["9.99"], "9.99"),
            ("berlaku_dari", "Januari", "Januari"),
            ("berlaku_sampai", "2018-02-30", "2018-02-30"),
            ("slug_lama", ["kominfo"], "Kantor Kominfo"),
            ("slug_lama", ["A B"], "A B"),
            ("situs", "javascript:alert(1)", "javascript"),
            ("kontak_email", "kantor", "kantor"),
            ("kontak_telepon", "tanya satpam", "tanya satpam"),
        ],
    )
    def test_a_wrong_value_is_refused_at_its_field(
        self, sysadmin: Record, field: str, value: object, named: str
    ) -> None:
        before = call_action("organization_show", id="dinkes")
        errors = errors_of(sysadmin, "organization_patch", id="dinkes", **{field: value})
        assert list(errors) == [field]
        assert named in errors[field][0]
        assert call_action("organization_show", id="dinkes") == before

    def test_a_new_office_may_not_be_a_second_walidata_either(self, sysadmin: Record) -> None:
        errors = errors_of(sysadmin, "organization_create", name="baru", peran="walidata")
        assert list(errors) == ["peran"]

    def test_an_end_before_the_beginning_is_refused(self, sysadmin: Record) -> None:
        errors = errors_of(
            sysadmin,
            "organization_patch",
            id="dinkes",
            berlaku_dari="2018-05",
            berlaku_sampai="2017",
        )
        assert list(errors) == ["berlaku_sampai"]

    def test_the_walidata_itself_can_be_saved(self, sysadmin: Record) -> None:
        saved = as_user(sysadmin, "organization_patch", id="kominfo", title="Kominfo")
        assert saved["title"] == "Kominfo"

    def test_once_given_up_another_office_can_be_walidata(self, sysadmin: Record) -> None:
        as_user(sysadmin, "organization_patch", id="kominfo", peran="produsen")
        as_user(sysadmin, "organization_patch", id="dinkes", peran="walidata")
        assert call_action("organization_show", id="dinkes")["peran"] == "walidata"

    def test_a_deleted_walidata_does_not_come_back_beside_the_new_one(
        self, sysadmin: Record
    ) -> None:
        as_user(sysadmin, "organization_delete", id="kominfo")
        as_user(sysadmin, "organization_patch", id="dinkes", peran="walidata")
        errors = errors_of(sysadmin, "organization_patch", id="kominfo", state="active")
        assert list(errors) == ["peran"]

    def test_a_new_parent_through_the_api_reaches_ckans_hierarchy(self, sysadmin: Record) -> None:
        as_user(sysadmin, "organization_patch", id="rsud", induk="C.2")
        shown = call_action("organization_show", id="rsud")
        assert [parent["name"] for parent in shown["groups"]] == ["kominfo"]

    def test_the_hierarchy_follows_the_field_not_a_parent_given_beside_it(
        self, sysadmin: Record
    ) -> None:
        as_user(sysadmin, "organization_patch", id="rsud", groups=[{"name": "kominfo"}])
        shown = call_action("organization_show", id="rsud")
        assert [parent["name"] for parent in shown["groups"]] == ["dinkes"]

    def test_what_was_shown_can_be_sent_back(self, sysadmin: Record) -> None:
        shown = call_action("organization_show", id="rsud")
        as_user(sysadmin, "organization_update", **shown)
        assert call_action("organization_show", id="rsud") == shown

    def test_forgetting_former_addresses_keeps_them(self, sysadmin: Record) -> None:
        as_user(sysadmin, "organization_patch", id="dinkes", name="dinkes-baru")
        as_user(sysadmin, "organization_update", id="dinkes-baru", name="dinkes-kota", kode="C.3")
        shown = call_action("organization_show", id="dinkes-kota")
        assert shown["slug_lama"] == ["dinkes", "dinkes-baru"]

    def test_two_requests_at_once_make_one_walidata(self, sysadmin: Record) -> None:
        """The second waits for the first and then finds its walidata."""
        as_user(sysadmin, "organization_patch", id="kominfo", peran="produsen")
        barrier = threading.Barrier(2)
        outcomes: list[str] = []

        def claim(name: str) -> None:
            try:
                barrier.wait(timeout=10)
                as_user(sysadmin, "organization_patch", id=name, peran="walidata")
                outcomes.append("saved")
            except tk.ValidationError:
                outcomes.append("refused")
            finally:
                model.Session.remove()

        threads = [threading.Thread(target=claim, args=[name]) for name in ("dinkes", "rsud")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert sorted(outcomes) == ["refused", "saved"]
        query = "SELECT count(*) FROM \"group\" WHERE extras->>'peran' = 'walidata'"
        assert model.Session.execute(sa.text(query)).scalar() == 1


@pytest.mark.usefixtures("synced")
class TestRegisterFields:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("peran", "pembina"),
            ("kode", "C.9"),
            ("induk", ""),
            ("jenis", "badan"),
            ("urusan", ["1.02"]),
            ("berlaku_dari", "2018"),
            ("berlaku_sampai", "2018"),
            ("nama_lama", ["x"]),
            ("slug_lama", ["x-lama"]),
            ("pengganti", "C.2"),
            ("sumber_baris", "saya"),
        ],
    )
    def test_an_offices_own_administrator_may_not_change_them(
        self, admin: Record, field: str, value: object
    ) -> None:
        errors = errors_of(admin, "organization_patch", id="dinkes", **{field: value})
        assert list(errors) == [field]

    def test_its_own_fields_an_office_keeps_itself(self, admin: Record) -> None:
        as_user(admin, "organization_patch", id="dinkes", kontak_telepon="+62 711 999999")
        shown = call_action("organization_show", id="dinkes")
        assert (shown["kontak_telepon"], shown["kode"]) == ("+62 711 999999", "C.3")

    def test_leaving_them_out_loses_nothing(self, admin: Record) -> None:
        before = call_action("organization_show", id="dinkes")
        as_user(admin, "organization_update", id="dinkes", name="dinkes", title="Dinkes")
        shown = call_action("organization_show", id="dinkes")
        kept = ("kode", "jenis", "induk", "peran", "urusan", "sumber_baris", "groups")
        assert {key: shown[key] for key in kept} == {key: before[key] for key in kept}

    def test_what_was_shown_can_be_sent_back(self, admin: Record) -> None:
        shown = call_action("organization_show", id="dinkes")
        as_user(admin, "organization_update", **shown)
        assert call_action("organization_show", id="dinkes")["urusan"] == shown["urusan"]


@pytest.mark.usefixtures("synced")
class TestForm:
    def test_a_second_walidata_is_refused_at_the_field(
        self, app: CKANTestApp, sysadmin: Record
    ) -> None:
        form = {"name": "dinkes", "title": "Dinkes", "kode": "C.3", "peran": "walidata", "save": ""}
        response = app.post(
            "/organization/edit/dinkes",
            data=form,
            headers={"Authorization": sysadmin["token"]},
        )
        assert response.status_code == 200
        assert "Kantor Kominfo" in response.text
        assert call_action("organization_show", id="dinkes")["peran"] == "produsen"

    def test_an_administrator_of_the_site_gets_inputs(
        self, app: CKANTestApp, sysadmin: Record
    ) -> None:
        page = app.get(
            "/organization/edit/dinkes", headers={"Authorization": sysadmin["token"]}
        ).text
        assert 'name="peran"' in page
        assert 'name="slug_lama"' in page

    def test_an_offices_administrator_reads_what_the_register_says(
        self, app: CKANTestApp, admin: Record
    ) -> None:
        headers = {"Authorization": admin["token"]}
        page = app.get("/organization/edit/dinkes", headers=headers).text
        assert 'name="peran"' not in page
        assert 'name="kontak_telepon"' in page
        form = {"name": "dinkes", "title": "Dinkes", "kontak_telepon": "+62 711 999999", "save": ""}
        app.post("/organization/edit/dinkes", data=form, headers=headers, follow_redirects=False)
        shown = call_action("organization_show", id="dinkes")
        assert (shown["kontak_telepon"], shown["kode"], shown["peran"]) == (
            "+62 711 999999",
            "C.3",
            "produsen",
        )
