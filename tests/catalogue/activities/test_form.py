"""The form of an activity in a browser without script: a page each block, drafts, conditions, publication."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from ckan.tests.helpers import call_action

from tests.catalogue.activities.records import CONTACT, compilation, complete_activity
from tests.catalogue.visitors import logged_in, member_of, token_of

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]

_PAGES = 9


@pytest.fixture
def browser(app: Any, office: Record) -> Any:
    """An editor of `office` in front of a browser."""
    return logged_in(app, member_of(office, "editor"))


@pytest.fixture
def draft(office: Record, officer: Record) -> Record:
    """A complete survey of `office`, still a draft."""
    record = complete_activity(owner_org=office["id"], state="draft")
    return call_action("package_create", {"user": officer["name"]}, **record)


def _post(browser: Any, address: str, follow: bool = False, **answers: Any) -> Any:
    data = {"_csrf_token": token_of(browser), "save": "", **answers}
    return browser.post(address, data=data, follow_redirects=follow)


def _field(body: str, key: str) -> bool:
    return f'id="field-{key}"' in body


class TestPages:
    def test_the_first_page_makes_a_draft_with_an_address_and_leads_on(
        self, browser: Any, office: Record
    ) -> None:
        answer = _post(
            browser, "/kegiatan/new", title="Sensus Pasar", tahun="2025", owner_org=office["id"]
        )

        assert answer.status_code == 302
        assert answer.headers["Location"].endswith("/kegiatan/new/sensus-pasar-2025/2")
        assert call_action("package_show", id="sensus-pasar-2025")["state"] == "draft"

    def test_a_refused_first_page_keeps_what_was_typed_and_leads_to_the_field(
        self, browser: Any, office: Record
    ) -> None:
        answer = _post(
            browser, "/kegiatan/new", title="Sensus Pasar", tahun="dua ribu", owner_org=office["id"]
        )

        assert answer.status_code == 200
        assert 'href="#field-tahun"' in answer.body
        assert 'value="Sensus Pasar"' in answer.body

    @pytest.mark.parametrize("page", range(1, _PAGES + 1))
    def test_every_page_shows_its_block_and_comes_back_as_it_was_left(
        self, browser: Any, draft: Record, page: int
    ) -> None:
        address = f"/kegiatan/new/{draft['name']}/{page}"
        before = call_action("package_show", id=draft["id"])

        answer = _post(browser, address, **_inputs(browser.get(address).body))

        assert answer.status_code == 302
        after = call_action("package_show", id=draft["id"])
        changed = {key for key in before if before[key] != after.get(key)}
        assert changed <= {"metadata_modified", "perlu_diperiksa"}

    def test_after_the_last_page_the_activity_is_shown(self, browser: Any, draft: Record) -> None:
        answer = _post(
            browser,
            f"/kegiatan/new/{draft['name']}/{_PAGES}",
            follow=True,
            viii_ketersediaan_produk_tercetak="tidak",
            viii_rencana_jadwal_rilis_produk_tercetak="",
        )

        assert answer.status_code == 200
        assert answer.request.path == f"/kegiatan/{draft['name']}"

    def test_two_hundred_variables_are_shown_and_saved(self, browser: Any, draft: Record) -> None:
        answers = {
            f"iii_variabel_yang_dikumpulkan-{number:03}-{part}": f"{part} {number}"
            for number in range(200)
            for part in ("nama", "konsep", "definisi", "referensi_waktu")
        }

        answer = _post(browser, f"/kegiatan/new/{draft['name']}/4", **answers)

        assert answer.status_code == 302
        rows = call_action("package_show", id=draft["id"])["iii_variabel_yang_dikumpulkan"]
        assert [row["nama"] for row in rows] == [f"nama {number}" for number in range(200)]
        assert (
            browser.get(f"/kegiatan/new/{draft['name']}/4").body.count("data-palembang-row") > 200
        )


class TestConditions:
    def test_block_v_is_asked_of_surveys_only(
        self, browser: Any, draft: Record, office: Record, officer: Record
    ) -> None:
        record = compilation(owner_org=office["id"], state="draft")
        other = call_action("package_create", {"user": officer["name"]}, **record)

        assert _field(browser.get(f"/kegiatan/new/{draft['name']}/6").body, "v_unit_sampel")
        assert not _field(browser.get(f"/kegiatan/new/{other['name']}/6").body, "v_unit_sampel")

    def test_a_field_carries_the_answers_on_its_page_that_it_waits_for(
        self, browser: Any, draft: Record
    ) -> None:
        body = unescape(browser.get(f"/kegiatan/new/{draft['name']}/5").body)

        assert '[{"key": "iv_kegiatan_ini_dilakukan", "accepted": ["BERULANG"]}]' in body

    def test_a_contradiction_is_refused_at_the_field(self, browser: Any, draft: Record) -> None:
        answer = _post(
            browser,
            f"/kegiatan/new/{draft['name']}/5",
            iv_kegiatan_ini_dilakukan="HANYA_SEKALI",
            iv_frekuensi_penyelanggara="TAHUNAN",
        )

        assert answer.status_code == 200
        assert 'href="#field-iv_frekuensi_penyelanggara"' in answer.body

    def test_answers_on_other_pages_that_no_longer_apply_are_emptied_on_demand(
        self, browser: Any, draft: Record
    ) -> None:
        address = f"/kegiatan/new/{draft['name']}/1"
        changed = {"cara_pengumpulan_data": "PENCACAHAN_LENGKAP"}
        changed |= {"rekomendasi_bps": "", "identitas_rekomendasi": ""}

        refused = _post(browser, address, **changed)
        assert f"/kegiatan/new/{draft['name']}/6#field-v_unit_sampel" in refused.body
        assert "kosongkan_yang_tidak_berlaku" in refused.body
        saved = _post(browser, address, kosongkan_yang_tidak_berlaku="ya", **changed)

        assert saved.status_code == 302
        after = call_action("package_show", id=draft["id"])
        assert not any(after.get(key) for key in after if key.startswith("v_"))


class TestPublication:
    def test_a_complete_draft_is_published_from_its_check_page(
        self, browser: Any, draft: Record
    ) -> None:
        address = f"/kegiatan/{draft['name']}/publish"
        assert "disabled" not in _button(browser.get(address).body)

        answer = _post(browser, address)

        assert answer.headers["Location"].endswith(f"/kegiatan/{draft['name']}")
        assert call_action("package_show", id=draft["id"])["state"] == "active"

    def test_the_check_page_names_what_is_missing_with_a_link_to_its_page(
        self, browser: Any, draft: Record, officer: Record
    ) -> None:
        gone = {"v_unit_sampel": "", "ii_pj_jabatan": ""}
        call_action("package_patch", {"user": officer["name"]}, id=draft["id"], **gone)

        body = browser.get(f"/kegiatan/{draft['name']}/publish").body

        assert f"/kegiatan/edit/{draft['name']}/6#field-v_unit_sampel" in body
        assert f"/kegiatan/edit/{draft['name']}/3#field-ii_pj_jabatan" in body
        assert "disabled" in _button(body)
        assert call_action("package_show", id=draft["id"])["state"] == "draft"

    def test_the_officers_facts_are_in_the_form_of_the_office(
        self, browser: Any, draft: Record
    ) -> None:
        assert CONTACT["ii_pj_nama"] in browser.get(f"/kegiatan/new/{draft['name']}/3").body


class TestOutsiders:
    @pytest.mark.parametrize("path", ["new/{name}/3", "edit/{name}/3", "{name}/publish", "{name}"])
    def test_a_draft_is_hidden_from_strangers(
        self, app: Any, draft: Record, other_officer: Record, path: str
    ) -> None:
        address = "/kegiatan/" + path.format(name=draft["name"])

        for headers in ({}, {"Authorization": other_officer["token"]}):
            answer = app.get(address, headers=headers, status=404)
            assert CONTACT["ii_pj_nama"] not in answer.body

    def test_strangers_create_nothing(self, app: Any, office: Record) -> None:
        answer = app.post("/kegiatan/new", data={"title": "x", "owner_org": office["id"]})

        assert answer.status_code == 403


def _button(body: str) -> str:
    found = re.search(r'<button class="btn btn-primary"[^>]*>', body)
    assert found
    return found.group(0)


def _inputs(body: str) -> dict[str, Any]:
    """What a browser without script would send back."""
    form = body[body.index('id="dataset-edit"') :]
    form = re.sub(r"<template.*?</template>", "", form[: form.index("</form>")], flags=re.DOTALL)
    sent: dict[str, Any] = {}

    def add(name: str, value: str) -> None:
        sent.setdefault(unescape(name), []).append(unescape(value))

    for tag in re.findall(r"<input\b[^>]*>", form):
        facts = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        is_choice = facts.get("type") in ("radio", "checkbox")
        if re.search(r"\sdisabled", tag) or (is_choice and not re.search(r"\schecked", tag)):
            continue
        if facts.get("name") not in (None, "_csrf_token"):
            add(facts["name"], facts.get("value", ""))
    for name, options in re.findall(
        r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', options)
        add(name, chosen.group(1) if chosen else "")
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        add(name, text)
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items()}
