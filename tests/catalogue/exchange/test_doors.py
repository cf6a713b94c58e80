"""Who gets metadata out and in, by every way; and what comes in that nobody should send."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from tests.catalogue.activities.records import CONTACT, complete_activity
from tests.catalogue.exchange.records import as_user, bring, packages_of
from tests.catalogue.visitors import account, logged_in, member_of, token_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_SECRETS = [value for key, value in CONTACT.items() if key != "ii_pj_telepon"]
_ROUTES = ["metadata.indah.json", "metadata.flat.json", "formulir", "formulir.xlsx"]


@pytest.fixture
def activity(office: dict[str, Any], officer: dict[str, Any]) -> dict[str, Any]:
    return as_user(officer, "package_create", **complete_activity(owner_org=office["id"]))


@pytest.fixture
def draft(office: dict[str, Any], officer: dict[str, Any]) -> dict[str, Any]:
    record = complete_activity(owner_org=office["id"], state="draft")
    return as_user(officer, "package_create", **record)


def _with_token(user: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": user["token"]}


def _texts(body: bytes) -> str:
    """All that an answer says; a workbook is unzipped."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8")
    book = load_workbook(BytesIO(body))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells if value is not None)


@pytest.mark.parametrize("route", [*_ROUTES, "metadata.indah.json?personal=1"])
def test_facts_about_persons_leave_only_to_those_who_may_see_them(
    route: str,
    app: Any,
    activity: dict[str, Any],
    officer: dict[str, Any],
    other_officer: dict[str, Any],
) -> None:
    for user, may_see in ((None, False), (other_officer, False), (officer, True)):
        headers = _with_token(user) if user else {}
        answer = app.get(f"/kegiatan/{activity['name']}/{route}", headers=headers)
        assert answer.status_code == 200
        text = _texts(answer.data)
        asks = "formulir" in route or "personal=1" in route
        shown = [secret for secret in _SECRETS if secret in text]
        assert shown == (_SECRETS if may_see and asks else [])
        if may_see:
            assert "public" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("route", _ROUTES)
def test_a_draft_is_there_for_its_office_only(
    route: str,
    app: Any,
    draft: dict[str, Any],
    officer: dict[str, Any],
    other_officer: dict[str, Any],
) -> None:
    address = f"/kegiatan/{draft['name']}/{route}"
    assert app.get(address, status=404)
    assert app.get(address, status=404, headers=_with_token(other_officer))
    assert app.get(address, status=200, headers=_with_token(officer))


@pytest.mark.parametrize("route", _ROUTES)
def test_addresses_of_another_type_or_of_nothing_are_404(
    route: str, app: Any, activity: dict[str, Any], dataset: dict[str, Any]
) -> None:
    assert app.get(f"/dataset/{dataset['name']}/{route}", status=200)
    assert app.get(f"/dataset/{activity['name']}/{route}", status=404)
    assert app.get(f"/kegiatan/{dataset['name']}/{route}", status=404)
    assert app.get(f"/kegiatan/tidak-ada/{route}", status=404)


def test_an_unknown_format_is_404(app: Any, activity: dict[str, Any]) -> None:
    assert app.get(f"/kegiatan/{activity['name']}/metadata.xml.json", status=404)


def test_the_page_for_paper_has_no_head_and_foot_of_the_site(
    app: Any, activity: dict[str, Any]
) -> None:
    body = app.get(f"/kegiatan/{activity['name']}/formulir").body
    assert 'class="palembang-paper"' in body
    assert "1.1" in body
    assert "Instansi Penyelenggara" in body
    assert "Responsible agency" in body
    assert 'role="banner"' not in body
    assert "site-footer" not in body


def test_a_text_with_script_stays_a_text(
    app: Any, office: dict[str, Any], officer: dict[str, Any]
) -> None:
    evil = "<script>alert(1)</script> dan teks yang cukup panjang untuk sebuah latar belakang."
    record = complete_activity(owner_org=office["id"], iii_latar_belakang_kegiatan=evil)
    saved = as_user(officer, "package_create", **record)
    body = app.get(f"/kegiatan/{saved['name']}/formulir").body
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)" in body


def test_only_editors_of_the_office_import(
    office: dict[str, Any], officer: dict[str, Any], other_officer: dict[str, Any]
) -> None:
    member = member_of(office, "member")
    stranger = factories.User()
    for user in (other_officer, member, stranger, {"name": ""}):
        with pytest.raises(tk.NotAuthorized):
            bring(user, office, [complete_activity()])
    admin, sysadmin = member_of(office, "admin"), factories.Sysadmin()
    for user in (officer, admin, sysadmin):
        assert bring(user, office, [complete_activity()])["counts"] == {"created": 1}


def test_only_readers_export(draft: dict[str, Any], other_officer: dict[str, Any]) -> None:
    for user in (other_officer, {"name": ""}):
        with pytest.raises(tk.NotAuthorized):
            as_user(user, "palembang_metadata_export", id=draft["id"])
    with pytest.raises(tk.ObjectNotFound):
        as_user(other_officer, "palembang_metadata_export", id="tidak-ada")


def test_an_import_does_not_reach_into_another_office(
    activity: dict[str, Any], other_officer: dict[str, Any]
) -> None:
    """The same title and year in another office is another activity."""
    own = helpers.call_action(
        "organization_list_for_user", {"user": other_officer["name"]}, permission="create_dataset"
    )[0]
    record = {**complete_activity(), "title": activity["title"], "id": activity["id"]}
    result = bring(other_officer, own, [record])
    assert result["records"][0]["outcome"] == "created"
    assert result["records"][0]["id"] != activity["id"]


_HOSTILE = {
    "truncated": b'{"kegiatan": {"data": {"judul_kegiatan": "A',
    "empty": b"",
    "utf-16 cut in two": json.dumps([complete_activity()]).encode("utf-16")[:-1],
    "bytes": bytes(range(256)),
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "html": b"<!DOCTYPE html><script>alert(1)</script>",
    "a text": b'"hello"',
    "null": b"null",
    "a number": b"1e999",
    "foreign object": b'{"warna": "merah"}',
    "list of anything": b'[1, null, "a", [], {}]',
    "bundle of nothing": b'{"kegiatan": {"data": 1}, "indikator": 5, "variabel": "x"}',
    "ten megabytes": b'{"type": "kegiatan", "title": "' + b"x" * 10_500_000 + b'"}',
}


@pytest.mark.parametrize("content", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_file_that_is_none_is_refused_in_words(
    content: bytes, officer: dict[str, Any], office: dict[str, Any]
) -> None:
    with pytest.raises(tk.ValidationError) as caught:
        bring(officer, office, content)
    assert caught.value.error_dict["content"]
    assert packages_of(office) == {}


_BAD_VALUES = {
    "no such day": {"iii_jadwal_desain": [{"awal": "2025-02-30", "akhir": "2025-03-01"}]},
    "a code of another list": {"iv_tipe_pengumpulan_data": "BERULANG"},
    "a long text": {"iii_tujuan_kegiatan": "x" * 9_000_000},
    "a list for a text": {"i_alamat": ["a", "b"]},
    "an object for a text": {"i_alamat": {"a": 1}},
    "a text for rows": {"iii_variabel_yang_dikumpulkan": "abc"},
    "a control character": {"i_alamat": "a\u0000b"},
    "half a character": {"i_alamat": "\ud800"},
    "a huge number": {"tahun": 10**40},
    "a negative count": {"vi_jumlah_petugas_supervisor": -5},
    "markup": {"i_instansi_penyelanggara": "<img src=x onerror=alert(1)>"},
}


@pytest.mark.parametrize("change", _BAD_VALUES.values(), ids=_BAD_VALUES.keys())
def test_a_bad_value_is_told_of_at_its_path_or_stored_as_text(
    change: dict[str, Any], officer: dict[str, Any], office: dict[str, Any]
) -> None:
    """Through both doors, `content` and `records`; never an error of the program."""
    record = {**complete_activity(), **change}
    [key] = change
    for door in ({"content": json.dumps([record])}, {"records": [record]}):
        try:
            found = as_user(officer, "palembang_metadata_import", owner_org=office["id"], **door)
        except tk.ValidationError as error:
            records: Any = error.error_dict["records"]
            paths = [
                part for one in records for finding in one["findings"] for part in finding["path"]
            ]
            assert key in paths
            assert packages_of(office) == {}
        else:
            assert key == "i_instansi_penyelanggara", found


def test_a_file_larger_than_the_limit_is_not_read(
    officer: dict[str, Any], office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(tk.config, "ckanext.palembang.catalogue.metadata_import_limit", 1000)
    with pytest.raises(tk.ValidationError) as caught:
        bring(officer, office, [complete_activity()])
    assert "MB" in caught.value.error_dict["content"][0]


def test_another_format_than_asked_for_is_refused(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    with pytest.raises(tk.ValidationError) as caught:
        bring(officer, office, [complete_activity()], format="indah")
    assert caught.value.error_dict["findings"][0]["rule"] == "format-other"
    with pytest.raises(tk.ValidationError) as caught:
        bring(officer, office, [complete_activity()], format="xml")
    assert "format" in caught.value.error_dict


class TestImportPage:
    def test_strangers_do_not_see_it(self, app: Any) -> None:
        assert app.get("/metadata/import", status=403)
        client = logged_in(app, account())
        assert client.get("/metadata/import").status_code == 403
        assert client.post("/metadata/import", data={}).status_code in (400, 403)

    def test_an_officer_checks_a_file_then_imports_it(
        self, app: Any, office: dict[str, Any]
    ) -> None:
        client = logged_in(app, member_of(office, "editor"))
        record = complete_activity()
        checked = self._send(client, office, json.dumps([record]).encode())
        assert checked.status_code == 200
        assert record["title"] in checked.body
        assert packages_of(office) == {}
        token = checked.body.split('name="token" value="')[1].split('"')[0]
        done = client.post(
            "/metadata/import",
            data={"token": token, "owner_org": office["id"], "_csrf_token": token_of(client)},
        )
        assert done.status_code == 200
        assert [title for title, *_ in packages_of(office).values()] == [record["title"]]
        # The file is gone: the same button again imports nothing.
        again = client.post(
            "/metadata/import",
            data={"token": token, "owner_org": office["id"], "_csrf_token": token_of(client)},
        )
        assert again.status_code == 200
        assert len(packages_of(office)) == 1

    def test_a_form_without_the_token_of_the_page_is_refused(
        self, app: Any, office: dict[str, Any]
    ) -> None:
        client = logged_in(app, member_of(office, "editor"))
        data = {"owner_org": office["id"], "upload": (BytesIO(b"[]"), "a.json")}
        assert client.post("/metadata/import", data=data).status_code == 400

    def test_officers_find_it_from_the_list_of_activities(
        self, app: Any, office: dict[str, Any]
    ) -> None:
        client = logged_in(app, member_of(office, "editor"))
        assert "/metadata/import" in client.get("/kegiatan/").body
        assert "/metadata/import" not in app.get("/kegiatan/").body

    def test_hostile_files_get_an_answer(self, app: Any, office: dict[str, Any]) -> None:
        client = logged_in(app, member_of(office, "editor"))
        for content in _HOSTILE.values():
            answer = self._send(client, office, content)
            assert answer.status_code in (200, 413)
            assert "<script>alert(1)" not in answer.body
        assert packages_of(office) == {}

    def test_another_officers_file_is_not_there(self, app: Any, office: dict[str, Any]) -> None:
        client = logged_in(app, member_of(office, "editor"))
        checked = self._send(client, office, json.dumps([complete_activity()]).encode())
        token = checked.body.split('name="token" value="')[1].split('"')[0]
        other = logged_in(app, member_of(office, "editor"))
        other.post(
            "/metadata/import",
            data={"token": token, "owner_org": office["id"], "_csrf_token": token_of(other)},
        )
        assert packages_of(office) == {}

    def _send(self, client: Any, office: dict[str, Any], content: bytes) -> Any:
        data = {
            "owner_org": office["id"],
            "_csrf_token": token_of(client),
            "upload": (BytesIO(content), "berkas.json"),
        }
        return client.post("/metadata/import", data=data, content_type="multipart/form-data")
