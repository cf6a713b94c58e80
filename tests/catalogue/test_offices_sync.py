"""The register and the organizations: all or nothing, twice is once, nothing gets lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli.cli import ckan
from ckan.tests import factories
from ckan.tests.helpers import CKANCliRunner, call_action, call_auth

from ckanext.palembang.catalogue.offices.directory import load_directory
from ckanext.palembang.reference import offices

from tests.catalogue.office_records import CITY, HEALTH, HOSPITAL, STEWARD, register, row
from tests.catalogue.records import complete_dataset

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def sync(content: str | None = None, **options: Any) -> Record:
    return call_action("palembang_opd_sync", content=content or register(), **options)


def act(action: str, **data: Any) -> Any:
    """Call an action as the site: activities need an account."""
    user = call_action("get_site_user")["name"]
    return tk.get_action(action)({"user": user, "ignore_auth": True}, data)


def first_error(error: tk.ValidationError) -> str:
    errors: dict[str, Any] = dict(error.error_dict)
    return errors["content"][0]


def show(name: str) -> Record:
    return call_action("organization_show", id=name)


def stored() -> dict[str, Any]:
    """Everything in the database that a sync might touch."""
    return {
        name: sorted(
            map(str, model.Session.execute(sa.select(sa.text("*")).select_from(sa.table(name))))
        )
        for name in ("group", "member", "activity", "package")
    }


def kinds(result: Record) -> dict[str, str]:
    return {change["name"]: change["kind"] for change in result["changes"]}


class TestPackagedRegister:
    def test_it_comes_in_whole_and_a_second_run_changes_nothing(self) -> None:
        first = call_action("palembang_opd_sync")
        before = stored()
        second = call_action("palembang_opd_sync")

        assert len(first["changes"]) == len(offices())
        assert (second["changes"], second["unchanged"]) == ([], len(offices()))
        assert stored() == before
        for office in offices():
            entry = load_directory().with_code(office.code)
            assert entry is not None
            assert entry.name == office.slug
            shown = show(office.slug)
            assert shown["title"] == office.name_id
            assert shown["urusan"] == list(office.urusan)
            parents = [parent["name"] for parent in shown["groups"]]
            above = offices().get(office.parent)
            assert parents == ([above.slug] if above else [])


class TestCreation:
    def test_every_cell_arrives_in_its_field(self) -> None:
        full = row(
            "C.5",
            "lama",
            induk="C.1",
            urusan="1.02;1.03",
            singkatan="Dinlam",
            alamat="Jalan Merdeka 1",
            email="a@palembang.go.id",
            telepon="+62 711 1",
            situs="https://lama.palembang.go.id",
            berlaku_dari="2001",
            berlaku_sampai="2016-12-31",
            nama_lama="Nama Satu;Nama Dua",
            slug_lama="dinas-lama",
            pengganti="C.3",
        )
        full["telepon"] = "+62 711 123"
        sync(register(CITY, STEWARD, HEALTH, full))

        shown = show("lama")

        expected = {
            "title": "Kantor Lama",
            "title_en": "Office lama",
            "kode": "C.5",
            "jenis": "dinas",
            "induk": "C.1",
            "singkatan": "Dinlam",
            "urusan": ["1.02", "1.03"],
            "peran": "produsen",
            "alamat": "Jalan Merdeka 1",
            "kontak_email": "a@palembang.go.id",
            "kontak_telepon": "+62 711 123",
            "situs": "https://lama.palembang.go.id",
            "berlaku_dari": "2001",
            "berlaku_sampai": "2016-12-31",
            "nama_lama": ["Nama Satu", "Nama Dua"],
            "slug_lama": ["dinas-lama"],
            "pengganti": "C.3",
            "sumber_baris": "uji",
        }
        assert {key: shown.get(key) for key in expected} == expected

    def test_parents_stand_in_ckans_own_hierarchy(self) -> None:
        sync()
        hospital = model.Group.get("rsud")
        assert hospital is not None
        above = hospital.get_parent_group_hierarchy(type="organization")
        assert [group.name for group in above] == ["kota", "dinkes"]

    def test_a_parent_may_stand_below_its_child_in_the_file(self) -> None:
        sync(register(HOSPITAL, HEALTH, STEWARD, CITY))
        assert [parent["name"] for parent in show("rsud")["groups"]] == ["dinkes"]

    def test_whoever_syncs_becomes_no_member_of_any_office(self) -> None:
        admin = factories.Sysadmin()
        tk.get_action("palembang_opd_sync")({"user": admin["name"]}, {"content": register()})
        users = model.Session.query(model.Member).filter_by(table_name="user").all()
        assert users == []

    def test_an_organization_without_code_at_the_address_is_adopted(self) -> None:
        known = factories.Organization(name="dinkes", description="Tentang kami")
        dataset = factories.Dataset(**complete_dataset(owner_org=known["id"]))

        result = sync()

        assert kinds(result)["dinkes"] == "adopt"
        shown = show("dinkes")
        assert (shown["id"], shown["kode"], shown["description"]) == (
            known["id"],
            "C.3",
            "Tentang kami",
        )
        assert call_action("package_show", id=dataset["id"])["organization"]["id"] == known["id"]

    def test_other_organizations_are_named_and_left_alone(self) -> None:
        other = factories.Organization(name="komunitas")
        before = show(other["id"])
        assert sync()["unlisted"] == ["komunitas"]
        assert show(other["id"]) == before


class TestUpdates:
    def test_differences_are_told_and_made(self) -> None:
        sync()
        changed = {**HEALTH, "nama": "Dinas Kesehatan Kota", "urusan": "1.02"}

        result = sync(register(CITY, STEWARD, changed, HOSPITAL))

        (change,) = result["changes"]
        assert (change["kind"], change["line"], result["unchanged"]) == ("update", 4, 3)
        assert change["fields"] == [
            {"field": "title", "old": "Dinas Kesehatan", "new": "Dinas Kesehatan Kota"},
            {"field": "urusan", "old": [], "new": ["1.02"]},
        ]
        assert show("dinkes")["urusan"] == ["1.02"]

    def test_an_office_that_left_the_register_stays(self) -> None:
        sync()
        result = sync(register(CITY, STEWARD, HEALTH))
        assert (result["changes"], result["unlisted"]) == ([], ["rsud"])
        assert show("rsud")["state"] == "active"

    def test_contact_that_only_the_office_knows_is_kept(self) -> None:
        sync()
        act("organization_patch", id="dinkes", kontak_telepon="+62 711 999999")
        assert sync()["changes"] == []
        assert show("dinkes")["kontak_telepon"] == "+62 711 999999"

    def test_a_cell_that_became_empty_empties_its_field(self) -> None:
        sync(register(CITY, STEWARD, {**HEALTH, "singkatan": "Dinkes"}))
        sync(register(CITY, STEWARD, HEALTH))
        assert not show("dinkes").get("singkatan")

    def test_walidata_is_handed_over_in_one_step(self) -> None:
        sync()
        rows = (
            CITY,
            {**STEWARD, "peran": "produsen"},
            {**HEALTH, "peran": "walidata"},
            HOSPITAL,
        )
        sync(register(*reversed(rows)))
        assert (show("kominfo")["peran"], show("dinkes")["peran"]) == ("produsen", "walidata")

    def test_parent_and_child_change_places_in_one_step(self) -> None:
        sync()
        sync(register(CITY, STEWARD, {**HEALTH, "induk": "C.4"}, {**HOSPITAL, "induk": "C.1"}))
        assert [parent["name"] for parent in show("dinkes")["groups"]] == ["rsud"]
        assert [parent["name"] for parent in show("rsud")["groups"]] == ["kota"]

    def test_an_office_that_moves_to_the_top_loses_its_parent(self) -> None:
        sync()
        sync(register(CITY, STEWARD, {**HEALTH, "induk": ""}, HOSPITAL))
        assert show("dinkes")["groups"] == []
        assert not show("dinkes").get("induk")

    def test_a_deleted_office_that_the_register_holds_comes_back(self) -> None:
        sync()
        act("organization_delete", id="rsud")
        (change,) = sync()["changes"]
        assert change["fields"] == [{"field": "state", "old": "deleted", "new": "active"}]
        assert show("rsud")["state"] == "active"


class TestRenaming:
    @pytest.fixture
    def dataset(self) -> Record:
        sync()
        return factories.Dataset(**complete_dataset(owner_org="dinkes"))

    @pytest.fixture
    def renamed(self) -> str:
        changed = {**HEALTH, "slug": "dinkes-baru", "nama": "Dinas Kesehatan Baru"}
        return register(CITY, STEWARD, changed, HOSPITAL)

    def test_id_and_datasets_stay(self, dataset: Record, renamed: str) -> None:
        before = show("dinkes")["id"]
        sync(renamed)
        shown = show("dinkes-baru")
        assert (shown["id"], shown["package_count"]) == (before, 1)
        assert shown["slug_lama"] == ["dinkes"]

    def test_search_finds_the_datasets_under_the_new_name(
        self, dataset: Record, renamed: str
    ) -> None:
        sync(renamed)
        found = call_action("package_search", fq='organization:"dinkes-baru"')
        assert [result["id"] for result in found["results"]] == [dataset["id"]]
        assert found["results"][0]["organization"]["title"] == "Dinas Kesehatan Baru"
        assert call_action("package_search", fq='organization:"dinkes"')["count"] == 0

    def test_a_rename_through_the_api_does_the_same(self, dataset: Record) -> None:
        act("organization_patch", id="dinkes", name="dinkes-baru")
        found = call_action("package_search", fq='organization:"dinkes-baru"')
        assert [result["id"] for result in found["results"]] == [dataset["id"]]
        assert show("dinkes-baru")["slug_lama"] == ["dinkes"]

    def test_a_new_title_alone_is_indexed_as_well(self, dataset: Record) -> None:
        act("organization_patch", id="dinkes", title="Kesehatan Kota")
        shown = call_action("package_search", fq=f"id:{dataset['id']}")["results"][0]
        assert shown["organization"]["title"] == "Kesehatan Kota"

    def test_renaming_back_forgets_nothing_and_redirects_no_circle(self, renamed: str) -> None:
        sync()
        sync(renamed)
        sync()
        assert show("dinkes")["slug_lama"] == ["dinkes-baru"]

    def test_an_address_moves_on_to_another_office(self) -> None:
        sync()
        sync(
            register(
                CITY,
                STEWARD,
                {**HEALTH, "slug": "dinkes-baru"},
                {**HOSPITAL, "slug": "dinkes"},
            )
        )
        assert show("dinkes")["kode"] == "C.4"
        assert show("dinkes-baru")["slug_lama"] == []

    def test_offices_that_swap_addresses_are_refused(self) -> None:
        sync()
        before = stored()
        with pytest.raises(tk.ValidationError) as caught:
            sync(
                register(CITY, STEWARD, {**HEALTH, "slug": "rsud"}, {**HOSPITAL, "slug": "dinkes"})
            )
        assert "4" in first_error(caught.value)
        assert stored() == before


class TestRefusals:
    @pytest.mark.parametrize(
        ("rows", "line"),
        [
            ((CITY, STEWARD, {**HEALTH, "induk": "C.9"}), "4"),
            ((CITY, {**STEWARD, "induk": "C.3"}, {**HEALTH, "induk": "C.2"}), "3"),
            ((CITY, STEWARD, {**HEALTH, "kode": "C.2"}), "4"),
            ((CITY, STEWARD, {**HEALTH, "peran": "walidata"}), "4"),
        ],
        ids=["unknown parent", "cycle", "doubled code", "two walidata"],
    )
    def test_a_bad_row_stops_all_with_its_line(self, rows: tuple[Record, ...], line: str) -> None:
        sync()
        before = stored()
        changed = tuple({**item, "nama": f"{item['nama']} baru"} for item in rows)
        with pytest.raises(tk.ValidationError) as caught:
            sync(register(*changed))
        assert line in first_error(caught.value)
        assert stored() == before

    def test_a_row_that_ckan_refuses_undoes_the_rows_before_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another extension's validator, say, which the register's reader cannot know."""
        before = stored()
        create = tk.get_action("organization_create")
        original = tk.get_action

        def refusing(context: Any, data_dict: Record) -> Any:
            if data_dict["name"] == "rsud":
                raise tk.ValidationError({"name": ["tidak boleh"]})
            return create(context, data_dict)

        monkeypatch.setattr(
            tk,
            "get_action",
            lambda name: refusing if name == "organization_create" else original(name),
        )
        with pytest.raises(tk.ValidationError) as caught:
            original("palembang_opd_sync")(
                {"ignore_auth": True, "user": ""}, {"content": register()}
            )
        assert "5" in first_error(caught.value)
        assert "tidak boleh" in first_error(caught.value)
        assert stored() == before

    def test_an_address_of_an_office_with_another_code_is_refused(self) -> None:
        sync()
        with pytest.raises(tk.ValidationError, match="dinkes"):
            sync(register(CITY, STEWARD, row("C.9", "dinkes", induk="C.1")))

    def test_a_walidata_outside_the_register_is_refused(self) -> None:
        factories.Organization(name="komunitas", peran="walidata")
        before = stored()
        with pytest.raises(tk.ValidationError, match="komunitas"):
            sync()
        assert stored() == before

    @pytest.mark.parametrize("content", [3, "", "kode", "\ud800"], ids=repr)
    def test_content_that_is_no_register_is_a_validation_error(self, content: Any) -> None:
        with pytest.raises(tk.ValidationError):
            call_action("palembang_opd_sync", content=content)

    def test_a_dry_run_writes_nothing(self) -> None:
        before = stored()
        result = sync(dry_run=True)
        assert (result["dry_run"], len(result["changes"])) == (True, 4)
        assert stored() == before


class TestAccess:
    @pytest.mark.parametrize("capacity", ["admin", "editor", "member"])
    def test_people_of_an_office_may_not_sync(self, capacity: str) -> None:
        user = factories.User()
        factories.Organization(users=[{"name": user["name"], "capacity": capacity}])
        with pytest.raises(tk.NotAuthorized):
            call_auth("palembang_opd_sync", {"user": user["name"], "model": model})

    def test_strangers_may_not_sync(self) -> None:
        with pytest.raises(tk.NotAuthorized):
            call_auth("palembang_opd_sync", {"user": "", "model": model})
        with pytest.raises(tk.NotAuthorized):
            tk.get_action("palembang_opd_sync")({"user": ""}, {"content": register()})

    def test_an_administrator_of_the_site_may(self) -> None:
        user = factories.Sysadmin()
        assert call_auth("palembang_opd_sync", {"user": user["name"], "model": model})


class TestCommand:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "register.csv"
        path.write_text(register(), encoding="utf-8")
        return path

    def test_it_creates_then_has_nothing_to_do(self, cli: CKANCliRunner, path: Path) -> None:
        first = cli.invoke(ckan, ["palembang", "opd", "sync", str(path)])
        assert first.exit_code == 0, first.output
        assert "+ C.3 dinkes: Dinas Kesehatan" in first.output
        second = cli.invoke(ckan, ["palembang", "opd", "sync", "--json", str(path)])
        assert json.loads(second.stdout)["changes"] == []

    def test_differences_are_printed(self, cli: CKANCliRunner, path: Path) -> None:
        cli.invoke(ckan, ["palembang", "opd", "sync", str(path)])
        path.write_text(
            register(CITY, STEWARD, {**HEALTH, "nama": "Dinkes Baru"}, HOSPITAL), encoding="utf-8"
        )
        dry = cli.invoke(ckan, ["palembang", "opd", "sync", "--dry-run", str(path)])
        assert "~ C.3 dinkes: Dinkes Baru" in dry.output
        assert "title: Dinas Kesehatan → Dinkes Baru" in dry.output
        assert show("dinkes")["title"] == "Dinas Kesehatan"

    def test_a_bad_row_is_told_in_both_languages(self, cli: CKANCliRunner, path: Path) -> None:
        path.write_text(register(CITY, STEWARD, {**HEALTH, "induk": "C.9"}), encoding="utf-8")
        result = cli.invoke(ckan, ["palembang", "opd", "sync", str(path)])
        assert result.exit_code == 1
        assert "baris 4, kolom induk: Tidak ada instansi dengan kode C.9" in result.output
        assert "line 4, column induk: No office in this file has the code C.9." in result.output
        assert load_directory().entries == ()

    def test_a_conflict_with_the_catalogue_is_told(self, cli: CKANCliRunner, path: Path) -> None:
        factories.Organization(name="komunitas", peran="walidata")
        result = cli.invoke(ckan, ["palembang", "opd", "sync", str(path)])
        assert result.exit_code == 1
        assert "komunitas" in result.output

    def test_a_file_that_does_not_exist_is_wrong_use(self, cli: CKANCliRunner) -> None:
        result = cli.invoke(ckan, ["palembang", "opd", "sync", "/tidak/ada.csv"])
        assert result.exit_code == 2
