"""The data dictionary's form and the pages that show it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from ckan import model
from ckan.tests.helpers import CKANTestApp

from ckanext.palembang.catalogue.variables.page import palembang_describes_variables

from tests.catalogue.forms import filled
from tests.catalogue.variables.tables import COMPLETE, describe, new_table, shown

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]

_SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def table(dataset: Record, officer: Record) -> str:
    """A table whose first column is described."""
    fields = [{"id": "jk", "type": "text", "palembang": COMPLETE}, {"id": "n", "type": "numeric"}]
    return new_table(officer, dataset, fields)


def _page(app: CKANTestApp, address: str, user: Record | None = None) -> BeautifulSoup:
    headers = {"Authorization": user["token"]} if user else {}
    answer = app.get(address, headers=headers)
    assert _SCRIPT not in answer.body
    return BeautifulSoup(answer.body, "html.parser")


def _form(dataset: Record, table: str) -> str:
    return f"/dataset/{dataset['name']}/dictionary/{table}"


class TestForm:
    def test_saving_the_form_unchanged_changes_nothing(
        self, app: CKANTestApp, dataset: Record, officer: Record, table: str
    ) -> None:
        before = shown(table)
        address = _form(dataset, table)
        answers = filled(_page(app, address, officer))
        assert answers["fields__1__palembang_value_domain"] == "1 | Laki-laki\n2 | Perempuan"
        app.post(address, data=answers, headers={"Authorization": officer["token"]})
        after = shown(table)
        # What CKAN's own form adds.
        assert [column["info"].pop("type_override") for column in after] == ["", ""]
        assert after[0] == before[0]
        assert "palembang" not in after[1]

    def test_saving_the_form_keeps_what_it_does_not_show(
        self, app: CKANTestApp, dataset: Record, officer: Record, table: str
    ) -> None:
        words = {"label_translated": {"id": COMPLETE["nama"], "en": "Sex"}, "values": {"1": "Man"}}
        describe(officer, table, [{"id": "jk", "info": words, "palembang_alias": "jk"}])
        address = _form(dataset, table)
        answers = filled(_page(app, address, officer))
        answers["fields__1__palembang_nama"] = "Kelamin"
        app.post(address, data=answers, headers={"Authorization": officer["token"]})
        info = shown(table)[0]["info"]
        assert info["label"] == "Kelamin"
        assert info["label_translated"] == {"id": "Kelamin", "en": "Sex"}
        assert info["values"] == {"1": "Man"}

    def test_a_refused_answer_is_shown_at_its_field_with_what_was_typed(
        self, app: CKANTestApp, dataset: Record, officer: Record, table: str
    ) -> None:
        address = _form(dataset, table)
        answers = filled(_page(app, address, officer))
        answers |= {
            "fields__2__palembang_tipe_data": "STRING",
            "fields__2__palembang_nama": "Setengah ditulis",
        }
        answer = app.post(address, data=answers, headers={"Authorization": officer["token"]})
        page = BeautifulSoup(answer.body, "html.parser")
        field = page.find(id="field-fields__2__palembang_tipe_data")
        assert "numeric" in field.find_parent(class_="form-group").get_text()
        assert page.find(id="field-fields__2__palembang_nama")["value"] == "Setengah ditulis"
        assert field.find_parent("details").has_attr("open")
        assert "palembang" not in shown(table)[1]

    def test_tables_of_other_types_are_not_asked(self, dataset: Record, office: Record) -> None:
        other = model.Package(name="lain", type="lain", owner_org=office["id"])
        model.Session.add(other)
        model.Session.commit()
        assert palembang_describes_variables({"package_id": dataset["id"]})
        assert not palembang_describes_variables({"package_id": other.id})
        assert not palembang_describes_variables({})


class TestPages:
    def test_the_dataset_shows_its_columns_as_a_table(
        self, app: CKANTestApp, dataset: Record, table: str
    ) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")
        rows = page.find(class_="palembang-variables").find("tbody").find_all("tr")
        assert len(rows) == 2
        text = rows[0].get_text(" ")
        for value in (COMPLETE["nama"], COMPLETE["definisi"], "jk", "1 = Laki-laki", "Dimensi"):
            assert value in text

    def test_the_resource_shows_every_answer(
        self, app: CKANTestApp, dataset: Record, table: str
    ) -> None:
        page = _page(app, f"/dataset/{dataset['name']}/resource/{table}")
        text = page.get_text(" ")
        for value in (COMPLETE["kalimat_pertanyaan"], COMPLETE["referensi_waktu"], "11 Kalimat"):
            assert value in text

    def test_english_readers_get_english_labels(
        self, app: CKANTestApp, dataset: Record, table: str
    ) -> None:
        page = _page(app, f"/en/dataset/{dataset['name']}")
        assert "Dimension" in page.find(class_="palembang-variables").get_text()

    def test_a_dataset_without_descriptions_has_no_such_section(
        self, app: CKANTestApp, dataset: Record, officer: Record
    ) -> None:
        new_table(officer, dataset, [{"id": "a", "type": "text"}])
        assert _page(app, f"/dataset/{dataset['name']}").find(class_="palembang-variables") is None

    def test_script_in_every_text_stays_text(
        self, app: CKANTestApp, dataset: Record, officer: Record, table: str
    ) -> None:
        texts = {
            key: [_SCRIPT] if isinstance(value, list) else _SCRIPT
            for key, value in COMPLETE.items()
            if key
            in ("nama", "alias", "konsep", "definisi", "referensi_pemilihan", "referensi_waktu",
                "aturan_validasi", "kalimat_pertanyaan", "ukuran", "satuan",
                "klasifikasi_rujukan_value_domain", "id_variabel_mms")
        }  # fmt: skip
        texts["value_domain"] = [{"kode": _SCRIPT, "nilai": _SCRIPT}]
        describe(officer, table, [{"id": "jk", "palembang": texts}])
        for address in (
            f"/dataset/{dataset['name']}",
            f"/dataset/{dataset['name']}/resource/{table}",
        ):
            assert "alert(1)" in _page(app, address).get_text()
        _page(app, _form(dataset, table), officer)
