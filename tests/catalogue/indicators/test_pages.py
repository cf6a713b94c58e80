"""Indicators in the form and on the dataset's page."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

import ckan.plugins.toolkit as tk
from ckan.tests import helpers
from ckan.tests.helpers import CKANTestApp

from tests.catalogue.forms import filled
from tests.catalogue.indicators.records import composite, indicator
from tests.catalogue.records import complete_dataset

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]

_SCRIPT = "<script>alert(1)</script>"


def _page(app: CKANTestApp, address: str, user: Record | None = None) -> BeautifulSoup:
    headers = {"Authorization": user["token"]} if user else {}
    answer = app.get(address, headers=headers)
    assert _SCRIPT not in answer.body
    return BeautifulSoup(answer.body, "html.parser")


def _saved(officer: Record, record: Record, rows: list[Record]) -> Record:
    return tk.get_action("package_create")({"user": officer["name"]}, record | {"indikator": rows})


def _form(app: CKANTestApp, dataset: Record, officer: Record) -> str:
    """Address of the form page that asks for indicators: found by its name, wherever it stands."""
    page = _page(app, f"/dataset/edit/{dataset['name']}/1", officer)
    (link,) = (one for one in page.select(".palembang-pages a") if "MS-Ind" in one.get_text())
    return str(link["href"])


def _send(app: CKANTestApp, address: str, answers: dict[str, str], user: Record) -> None:
    """Sends a page that is accepted: CKAN leads on to the next."""
    headers = {"Authorization": user["token"]}
    answer = app.post(address, data=answers, headers=headers, follow_redirects=False)
    assert answer.status_code == 302


class TestForm:
    def test_saving_the_page_unchanged_changes_nothing(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        odd = {"nama": "A | B; C \\ D", "kegiatan_penghasil": ["x;y", "p|q", "[1]"]}
        saved = _saved(officer, record, [indicator(variabel_pembangun=[odd]), composite()])
        address = _form(app, saved, officer)
        answers = filled(_page(app, address, officer)) | {"save": ""}
        _send(app, address, answers, officer)
        shown = helpers.call_action("package_show", id=saved["id"])
        assert [_said(row) for row in shown["indikator"]] == [
            _said(row) for row in saved["indikator"]
        ]

    def test_what_is_changed_on_the_page_is_stored(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        saved = _saved(officer, record, [indicator(), composite()])
        address = _form(app, saved, officer)
        answers = filled(_page(app, address, officer)) | {"save": ""}
        answers["indikator-000-nama"] = "Kepadatan"
        kept = {name: text for name, text in answers.items() if "-001-" not in name}
        _send(app, address, kept, officer)
        (row,) = helpers.call_action("package_show", id=saved["id"])["indikator"]
        assert _said(row) == indicator(nama="Kepadatan")
        none = {name: text for name, text in kept.items() if "-000-" not in name}
        _send(app, address, none, officer)
        assert not helpers.call_action("package_show", id=saved["id"]).get("indikator")

    def test_a_bad_line_is_shown_at_its_field_with_what_was_typed(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        saved = _saved(officer, record, [indicator()])
        address = _form(app, saved, officer)
        answers = filled(_page(app, address, officer)) | {"save": ""}
        answers["indikator-000-variabel_pembangun"] = "a | b | tidak-ada"
        answer = app.post(address, data=answers, headers={"Authorization": officer["token"]})
        field: Any = BeautifulSoup(answer.body, "html.parser").find(
            id="field-indikator-000-variabel_pembangun"
        )
        assert field.get_text().strip() == "a | b | tidak-ada"
        assert "tidak-ada" in field.find_parent(class_="form-group").find(class_="error-block").text

    def test_questions_say_what_they_wait_for(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        saved = _saved(officer, record, [indicator()])
        page = _page(app, _form(app, saved, officer), officer)
        waiting = page.find(id="field-indikator-000-indikator_pembangun").find_parent(
            attrs={"data-module": "palembang-applies"}
        )
        assert "indikator-000-apakah_indikator_komposit" in waiting["data-module-needs"]
        assert '"ya"' in waiting["data-module-needs"]

    def test_the_data_standard_is_offered_and_not_taken_over(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        saved = _saved(officer, record, [])
        page = _page(app, _form(app, saved, officer), officer)
        offer = page.find(attrs={"data-module": "palembang-fill"})
        assert record["definisi"] in offer["data-module-values"]
        assert page.find(id="field-indikator-000-definisi").get_text().strip() == ""


class TestPage:
    def test_an_indicator_is_shown_with_all_it_says(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        _saved(officer, record, [indicator()])
        section = _page(app, f"/dataset/{record['name']}").find(
            attrs={"aria-labelledby": "palembang-indicators"}
        )
        text = section.get_text(" ")
        for value in ("Kepadatan Penduduk", "K = P / L", "Jiwa per km²", "Registrasi penduduk"):
            assert value in text
        assert "APPROVED" not in text

    def test_labels_are_in_the_readers_language(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        _saved(officer, record, [indicator()])
        for prefix, label in (("", "Interpretasi"), ("/en", "Interpretation")):
            page = _page(app, f"{prefix}/dataset/{record['name']}")
            section = page.find(attrs={"aria-labelledby": "palembang-indicators"})
            assert label in [one.get_text() for one in section.find_all("dt")]

    def test_a_linked_indicator_is_a_link_for_those_who_may_read_it(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        other = _saved(officer, _another(record, private=True), [indicator(nama="UHH")])
        row = {"nama": "UHH", "sumber_publikasi": ["Buku"], "dataset": other["name"]}
        _saved(officer, record, [composite(indikator_pembangun=[row])])
        address = f"/dataset/{other['name']}"
        for user, is_link in ((officer, True), (None, False)):
            page = _page(app, f"/dataset/{record['name']}", user)
            section = page.find(attrs={"aria-labelledby": "palembang-indicators"})
            assert bool(section.find("a", href=address)) is is_link
            assert "UHH" in section.get_text()

    def test_script_in_every_text_stays_text(
        self, app: CKANTestApp, record: Record, officer: Record
    ) -> None:
        texts = {
            key: [_SCRIPT] if isinstance(value, list) else _SCRIPT
            for key, value in indicator().items()
            if not key.startswith(("apakah", "kunci", "variabel_pembangun", "id_sds"))
        }
        row = {"nama": _SCRIPT, "kegiatan_penghasil": [_SCRIPT]}
        kept = {"indah": {"x": _SCRIPT}}
        rows = [indicator(**texts, variabel_pembangun=[row], kunci_lain=kept)]
        saved = _saved(officer, record, rows)
        assert "alert(1)" in _page(app, f"/dataset/{record['name']}").get_text()
        _page(app, _form(app, saved, officer), officer)

    def test_a_dataset_without_indicators_has_no_such_section(
        self, app: CKANTestApp, dataset: Record
    ) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")
        assert page.find(attrs={"aria-labelledby": "palembang-indicators"}) is None


def _said(row: Record) -> Record:
    return {key: value for key, value in row.items() if value not in ("", [], None)}


def _another(record: Record, **changes: Any) -> Record:
    return complete_dataset(owner_org=record["owner_org"], **changes)
