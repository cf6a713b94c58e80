"""An officer of one office makes a draft, is told what is missing, completes and publishes it."""

from __future__ import annotations

import os
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

NAME = f"uji-balita-ditimbang-{os.getpid()}"
TITLE = "Balita Ditimbang Menurut Kecamatan di Kota Palembang (orang), 2024"


def _save(page: Page) -> None:
    page.get_by_role("button", name="Simpan draf dan lanjutkan").click()


def test_from_the_draft_to_publication(
    site: Site, officer_of: Callable[[str], Page], new_page: Callable[..., Page]
) -> None:
    page = officer_of("dinkes")

    page.goto(f"{site.url}/dataset/new")
    page.fill("[name=title]", TITLE)
    page.eval_on_selector("[name=name]", f"field => {{ field.value = '{NAME}' }}")
    _save(page)
    page.wait_for_url(f"**/dataset/new/{NAME}/2")

    page.goto(f"{site.url}/dataset/{NAME}/publish")
    missing = page.locator(".palembang-missing")
    expect(missing).to_contain_text("Konsep")
    expect(missing).to_contain_text("Judul (bahasa Inggris)")
    expect(page.get_by_role("button", name="Terbitkan")).to_be_disabled()

    _complete(page, site)
    page.goto(f"{site.url}/dataset/{NAME}/publish")
    expect(page.locator(".palembang-missing")).to_have_count(0)
    page.get_by_role("button", name="Terbitkan").click()
    page.wait_for_url(f"**/dataset/{NAME}")

    visitor = new_page()
    visitor.goto(f"{site.url}/dataset/{NAME}")
    expect(visitor.locator("h1")).to_contain_text("Balita Ditimbang")

    _another_office_cannot_touch_it(site, officer_of("disdik"))


def _complete(page: Page, site: Site) -> None:
    def open_page(number: int) -> None:
        page.goto(f"{site.url}/dataset/edit/{NAME}/{number}")

    def save(number: int) -> None:
        _save(page)
        page.wait_for_url(f"**/dataset/new/{NAME}/{number + 1}")

    open_page(1)
    page.fill("[name=title_en]", "Weighed Toddlers by Subdistrict in Palembang (persons), 2024")
    page.fill("[name=notes]", "Balita yang ditimbang di posyandu.")
    save(1)
    open_page(2)
    for name, text in (
        ("konsep", "Balita Ditimbang"),
        ("definisi", "Anak di bawah lima tahun yang ditimbang di posyandu."),
        ("ukuran", "Jumlah"),
        ("satuan", "Orang"),
    ):
        page.fill(f"[name={name}]", text)
    page.fill("[name=klasifikasi]", "Kecamatan\nJenis Kelamin")
    save(2)
    open_page(3)
    page.fill("[name=dalam_angka-000-edisi]", "2025")
    page.select_option("[name=dalam_angka-000-bab]", "4")
    page.get_by_role("button", name="Tambah baris").click()
    page.fill("[name=dalam_angka-001-edisi]", "2026")
    page.select_option("[name=dalam_angka-001-bab]", "4")
    page.select_option("[name=subjek_csa]", "522", force=True)
    page.select_option("[name=jenis_statistik]", "STATISTIK_SEKTORAL")
    page.select_option("[name=cara_pengumpulan_data]", "KOMPILASI_PRODUK_ADMINISTRASI")
    save(3)
    open_page(4)
    page.select_option("[name=tingkat_wilayah]", "kecamatan")
    page.select_option("[name=kode_wilayah]", "16.71", force=True)
    page.fill("[name=periode_awal]", "2024")
    page.select_option("[name=accrualPeriodicity]", "TAHUNAN")
    save(4)
    open_page(5)
    page.fill("[name=sumber]", "Dinas Kesehatan Kota Palembang")
    page.fill("[name=kontak_nama]", "Bidang Kesehatan Masyarakat")
    page.select_option("[name=accessRights]", "TERBUKA")
    page.select_option("[name=license_id]", "cc-by")
    save(5)


def _another_office_cannot_touch_it(site: Site, stranger: Page) -> None:
    for path in (f"/dataset/edit/{NAME}/1", f"/dataset/{NAME}/publish"):
        answer = stranger.goto(site.url + path)
        assert answer is not None
        assert answer.status in (403, 404), path
    assert [row["edisi"] for row in site.call("package_show", id=NAME)["dalam_angka"]] == [
        "2025",
        "2026",
    ]
