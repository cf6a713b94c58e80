"""An officer describes an indicator and a column in a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.catalogue.records import complete_dataset


@pytest.fixture
def dataset(site: Site) -> Iterator[dict[str, Any]]:
    """A published dataset of an office, with a table; other tests do not meet it."""
    office = site.call("organization_list")[0]
    record = complete_dataset(owner_org=office, name=f"indikator-{os.getpid()}")
    record["dalam_angka"] = [{"edisi": "2025", "bab": "3"}]
    saved = site.call("package_create", **record)
    fields = [{"id": "wilayah", "type": "text"}, {"id": "nilai", "type": "numeric"}]
    resource = {"package_id": saved["id"], "name": "Tabel"}
    table = site.call("datastore_create", resource=resource, fields=fields)
    yield saved | {"office": office, "table": table["resource_id"]}
    site.call("dataset_purge", id=saved["id"])


def test_questions_come_and_go_with_the_answer_that_they_wait_for(
    site: Site, officer_of: Callable[[str], Page], dataset: dict[str, Any]
) -> None:
    page = officer_of(dataset["office"])
    page.goto(f"{site.url}/dataset/edit/{dataset['name']}")
    page.get_by_role("link", name="Indikator (MS-Ind)").click()
    row = page.locator("[data-palembang-row]").first
    components = row.locator("[name$='-indikator_pembangun']")
    variables = row.locator("[name$='-variabel_pembangun']")
    composite = row.locator("[name$='-apakah_indikator_komposit']")
    expect(components).to_be_hidden()
    expect(variables).to_be_hidden()
    composite.select_option("ya")
    expect(components).to_be_visible()
    composite.select_option("tidak")
    expect(components).to_be_hidden()
    expect(variables).to_be_visible()

    row.get_by_role("button", name="Standar Data").click()
    expect(row.locator("[name$='-definisi']")).to_have_value(dataset["definisi"])
    for key, text in {
        "nama": "Jumlah Penduduk",
        "interpretasi": "Makin besar makin banyak.",
        "metode_perhitungan": "Penjumlahan.",
        "level_estimasi": "Kecamatan",
        "variabel_pembangun": "Penduduk | Registrasi penduduk",
    }.items():
        row.locator(f"[name$='-{key}']").fill(text)
    row.locator("[name$='-apakah_indikator_bisa_diakses_umum']").select_option("ya")
    page.get_by_role("button", name="Simpan halaman ini").click()
    page.wait_for_url(f"**/dataset/{dataset['name']}*")
    (stored,) = site.call("package_show", id=dataset["id"])["indikator"]
    assert stored["variabel_pembangun"] == [
        {"nama": "Penduduk", "kegiatan_penghasil": ["Registrasi penduduk"]}
    ]

    page.goto(f"{site.url}/dataset/{dataset['name']}/dictionary/{dataset['table']}")
    page.locator("details.palembang-variable > summary").first.click()
    page.locator("[name='fields__1__palembang_nama']").fill("Wilayah")
    page.locator("[name='fields__1__palembang_tipe_data']").select_option("INTEGER")
    page.locator("[name='save']").last.click()
    expect(page.locator("[name='fields__1__palembang_tipe_data']")).to_be_visible()
    page.locator("[name='fields__1__palembang_tipe_data']").select_option("STRING")
    page.locator("[name='fields__1__palembang_value_domain']").fill("1 | Ilir\n2 | Ulu")
    page.locator("[name='save']").last.click()
    columns = site.call("datastore_info", id=dataset["table"])["fields"]
    assert columns[0]["palembang"]["value_domain"][1] == {"kode": "2", "nilai": "Ulu"}

    page.goto(f"{site.url}/dataset/{dataset['name']}")
    page.locator("details.palembang-fold > summary").last.click()
    expect(page.locator(".palembang-variables")).to_contain_text("1 = Ilir")
