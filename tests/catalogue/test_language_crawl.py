"""Every page and form, for every role, in Indonesian: no English is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from ckan.tests import factories
from ckan.tests.helpers import call_action

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.crawler import Visitor
from tests.catalogue.english import english_on
from tests.catalogue.indicators.records import indicator
from tests.catalogue.records import complete_dataset

if TYPE_CHECKING:
    from ckan.tests.helpers import CKANTestApp

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@dataclass(frozen=True)
class Site:
    """A small catalogue, its people and the addresses from which all pages can be reached."""

    app: CKANTestApp
    people: dict[str, Record | None]
    office: Record
    dataset: Record
    draft: Record
    resource: Record
    activity: Record

    @property
    def starts(self) -> list[str]:
        dataset, office = f"/dataset/{self.dataset['name']}", self.office["name"]
        resource = f"{dataset}/resource/{self.resource['id']}"
        officer = (self.people["officer"] or {})["name"]
        return [
            "/", "/nothing-here", "/about", "/stats", "/glosarium", "/glosarium?q=tidakada", "/dataset/", "/dataset/?q=tidakada", "/organization/", "/group/",
            "/user/login", "/user/reset", "/user/register", "/user/logged_out_redirect", "/user/",
            dataset, f"/dataset/{self.draft['name']}", f"/dataset/activity/{self.dataset['name']}",
            f"/dataset/followers/{self.dataset['name']}", f"/dataset/groups/{self.dataset['name']}",
            f"/dataset/edit/{self.dataset['name']}", f"/dataset/edit/{self.draft['name']}",
            f"/dataset/delete/{self.dataset['name']}", f"/dataset/resources/{self.dataset['name']}",
            f"{dataset}/publish", f"{dataset}/resource/new", f"{dataset}/dictionary/{self.resource['id']}",
            resource, f"{resource}/edit", f"{resource}/views", f"{resource}/new_view?view_type=datatables_view",
            f"{resource}/delete", f"/datastore/api_info/{self.resource['id']}", "/dataset/new",
            f"/dataset/collaborators/{self.dataset['name']}",
            f"/organization/{office}", f"/organization/about/{office}", f"/organization/edit/{office}",
            f"/organization/members/{office}", f"/organization/manage_members/{office}",
            f"/organization/member_new/{office}", f"/organization/bulk_process/{office}",
            f"/organization/admins/{office}", f"/organization/followers/{office}",
            f"/organization/activity/{office}", f"/organization/delete/{office}", "/organization/new",
            "/kegiatan/", "/kegiatan/?q=tidakada", "/kegiatan/new", f"/kegiatan/{self.activity['name']}",
            f"/kegiatan/edit/{self.activity['name']}", f"/kegiatan/delete/{self.activity['name']}",
            f"/kegiatan/activity/{self.activity['name']}", f"/dataset/activity/{self.activity['name']}",
            *(f"/kegiatan/edit/{self.activity['name']}/{page}" for page in range(1, 10)),
            f"/kegiatan/{self.activity['name']}/publish", f"/kegiatan/{self.activity['name']}/copy",
            "/group/new", "/group/kota-sehat", "/group/edit/kota-sehat", "/group/manage_members/kota-sehat",
            "/group/admins/kota-sehat", "/group/followers/kota-sehat",
            f"/user/{officer}", f"/user/edit/{officer}", f"/user/followers/{officer}", f"/user/{officer}/api-tokens",
            "/dashboard", "/dashboard/datasets", "/dashboard/organizations", "/dashboard/groups",
            "/ckan-admin", "/ckan-admin/config", "/ckan-admin/reset_config", "/ckan-admin/trash",
            "/ckan-admin/trash?name=all", "/ckan-admin/trash?name=package",
        ]  # fmt: skip


@pytest.fixture
def site(app: CKANTestApp) -> Site:
    """A site with something on every page; all that people wrote is Indonesian."""
    walidata = factories.SysadminWithToken(fullname="Wati", about="Walidata Kota Palembang.")
    officer = factories.UserWithToken(fullname="Budi", about="Pengelola data.")
    editor = factories.UserWithToken(fullname="Edi", about="Penyunting data.")
    office = factories.Organization(
        name="dinas-kesehatan", title="Dinas Kesehatan", description="Kesehatan."
    )
    for user, role in ((officer, "admin"), (editor, "editor")):
        call_action("organization_member_create", id=office["id"], username=user["name"], role=role)
    group = factories.Group(
        name="kota-sehat", title="Kota Sehat", description="Kelompok.", user=walidata
    )
    as_officer = {"user": officer["name"], "ignore_auth": False}
    activity = call_action(
        "package_create", as_officer, **complete_activity(owner_org=office["id"])
    )
    dataset = call_action(
        "package_create",
        as_officer,
        **complete_dataset(
            owner_org=office["id"], kegiatan=activity["id"], indikator=[indicator()]
        ),
    )
    draft = call_action(
        "package_create", as_officer, name="rancangan", owner_org=office["id"], state="draft"
    )
    resource = _table(app, dataset, officer)
    call_action(
        "member_create",
        id=group["id"],
        object=dataset["id"],
        object_type="package",
        capacity="public",
    )
    call_action("package_patch", as_officer, id=dataset["id"], satuan="Orang")
    call_action("organization_patch", as_officer, id=office["id"], description="Urusan kesehatan.")
    call_action(
        "group_patch", {"user": walidata["name"]}, id=group["id"], description="Kesehatan kota."
    )
    people = {"nobody": None, "editor": editor, "officer": officer, "walidata": walidata}
    return Site(app, people, office, dataset, draft, resource, activity)


def _table(app: CKANTestApp, dataset: Record, officer: Record) -> Record:
    """A data table whose view has a title of its own, as people would give it."""
    fields = [
        {"id": "tahun", "type": "int4"},
        {"id": "nilai", "type": "numeric", "info": {"label": "Nilai"}},
    ]
    data = {
        "resource": {"package_id": dataset["id"], "name": "Tabel", "format": "CSV"},
        "fields": fields,
        "records": [{"tahun": 2023, "nilai": 12}, {"tahun": 2024, "nilai": 13}],
    }
    headers = {"Authorization": officer["token"]}
    made = app.post("/api/action/datastore_create", json=data, headers=headers).json["result"]
    for view in call_action("resource_view_list", id=made["resource_id"]):
        call_action(
            "resource_view_update", id=view["id"], resource_id=made["resource_id"], title="Tabel"
        )
    return call_action("resource_show", id=made["resource_id"])


def test_no_page_of_any_role_shows_english(site: Site) -> None:
    english: dict[str, set[str]] = {}
    for role, user in site.people.items():
        visitor = Visitor(site.app, user)
        for page in visitor.crawl(site.starts):
            for text in english_on(page.body):
                english.setdefault(text, set()).add(f"{role}: {page.status} {page.path}")
    assert not english, "\n" + "\n".join(
        f"{text!r}: {', '.join(sorted(places)[:3])}" for text, places in sorted(english.items())
    )
