"""An officer fills in the template, is shown three mistakes, mends them, explains a warning, and publishes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ckanext.palembang.reference import areas

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, Site
from tests.browser.filling import fill_in
from tests.catalogue.records import complete_dataset

_OFFICE = "disdik"
_NAME = f"uji-murid-sd-{os.getpid()}"
_MEN, _WOMEN, _ALL = "Laki-laki", "Perempuan", "Jumlah"
_CITY = "16.71"
_DISTRICTS = [one.code for one in areas("kecamatan", within=_CITY) if one.valid_to is None]
_FRACTION, _NEGATIVE, _TEXT, _JUMP = "16.71.03", "16.71.05", "16.71.09", "16.71.12"


def _figures(year: int) -> dict[tuple[str, str], Any]:
    """Sound figures of a year: sums hold, and they change little from year to year."""
    found: dict[tuple[str, str], Any] = {}
    for number, code in enumerate(_DISTRICTS):
        found[code, _MEN] = 2000 + 31 * number + 7 * (year - 2020)
        found[code, _WOMEN] = 1900 + 29 * number + 5 * (year - 2020)
    return _with_sums(found)


def _with_sums(figures: dict[tuple[str, str], Any]) -> dict[tuple[str, str], Any]:
    for sex in (_MEN, _WOMEN):
        figures[_CITY, sex] = sum(figures[code, sex] for code in _DISTRICTS)
    for code in (*_DISTRICTS, _CITY):
        figures[code, _ALL] = figures[code, _MEN] + figures[code, _WOMEN]
    return figures


def _records(year: int) -> list[dict[str, Any]]:
    names = {one.code: one.name for one in areas("kecamatan", within=_CITY)} | {
        _CITY: "Kota Palembang"
    }
    return [
        {
            "kode_wilayah": code,
            "wilayah": names[code],
            "jenis_kelamin": sex,
            "tahun": str(year),
            "nilai": value,
            "tanda": "",
        }
        for (code, sex), value in _figures(year).items()
    ]


@pytest.fixture
def dataset(site: Site) -> Iterator[str]:
    """A dataset of the office with the figures of 2021 to 2023."""
    owner = site.call("organization_show", id=_OFFICE)["id"]
    record = complete_dataset(owner_org=owner, name=_NAME)
    record.update(
        title="Jumlah Murid Sekolah Dasar Menurut Kecamatan dan Jenis Kelamin (orang)",
        klasifikasi=["Kecamatan", "Jenis Kelamin"],
        satuan="Orang",
        ukuran="Jumlah",
        dalam_angka=[{"edisi": "2025", "bab": "4"}],
    )
    site.call("package_create", **record)
    fields = ["kode_wilayah", "wilayah", "jenis_kelamin", "tahun", "nilai", "tanda"]
    site.call(
        "datastore_create",
        resource={"package_id": _NAME, "name": "Tabel data"},
        fields=[{"id": one, "type": "numeric" if one == "nilai" else "text"} for one in fields],
        records=[row for year in (2021, 2022, 2023) for row in _records(year)],
        force=True,
    )
    yield _NAME
    site.call("dataset_purge", id=_NAME)


def _upload(page: Page, site: Site, file: Path) -> None:
    page.goto(f"{site.url}/dataset/{_NAME}/submissions/new")
    page.fill("#palembang-period", "2024")
    page.set_input_files("#palembang-file", str(file))
    page.get_by_role("button", name="Baca berkas").click()
    page.wait_for_url(re.compile(r"/submissions/[0-9a-f-]{36}$"))


def _look(page: Page) -> None:
    """No serious violation of accessibility, and nothing wider than the screen, wide and narrow."""
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
        assert violations(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], page.url


def test_from_the_template_to_the_public_table(
    site: Site,
    dataset: str,
    officer_of: Callable[[str], Page],
    new_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    page = officer_of(_OFFICE)
    template = _download(page, site, tmp_path)

    _upload(page, site, _with_mistakes(page, template, tmp_path))
    _sees_the_mistakes_at_their_cells(page)

    figures = _figures(2024)
    figures[_JUMP, _MEN] *= 9
    fill_in(template, _with_sums(figures), tmp_path / "benar.xlsx", period="2024")
    _upload(page, site, tmp_path / "benar.xlsx")
    _explains(page)
    page.get_by_role("button", name="Terbitkan").first.click()
    page.wait_for_load_state()
    expect(page.locator(".palembang-state-published")).to_have_count(1)
    _look(page)

    _is_public(site, new_page(), figures)


def _download(page: Page, site: Site, folder: Path) -> Path:
    page.goto(f"{site.url}/dataset/{_NAME}")
    _look(page)
    page.get_by_role("link", name="Serahkan data").click()
    _look(page)
    page.fill("#palembang-template-period", "2024")
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh templat").click()
    template = folder / "templat.xlsx"
    download.value.save_as(template)
    return template


_CELLS: dict[str, str] = {}


def _with_mistakes(page: Page, template: Path, folder: Path) -> Path:
    figures = _figures(2024)
    figures[_FRACTION, _WOMEN] = 1999.5
    figures[_NEGATIVE, _MEN] = -figures[_NEGATIVE, _MEN]
    figures[_TEXT, _WOMEN] = "seribu"
    cells = fill_in(template, figures, folder / "salah.xlsx", period="2024")
    _CELLS.update(
        fraction=cells[_FRACTION, _WOMEN],
        negative=cells[_NEGATIVE, _MEN],
        text=cells[_TEXT, _WOMEN],
    )
    return folder / "salah.xlsx"


def _sees_the_mistakes_at_their_cells(page: Page) -> None:
    for address in _CELLS.values():
        expect(page.locator(f"#cell-Isian-{address}")).to_have_class(
            re.compile("palembang-cell-(error|warning)")
        )
    expect(page.get_by_role("button", name="Ajukan")).to_have_count(0)
    expect(page.locator(".palembang-next-mend")).to_have_count(1)
    _look(page)

    link = page.locator(f".palembang-to-cell[href='#cell-Isian-{_CELLS['negative']}']").first
    link.focus()
    page.keyboard.press("Enter")
    cell = page.locator(f"#cell-Isian-{_CELLS['negative']}")
    expect(cell).to_be_focused()
    expect(cell).to_be_in_viewport()
    cell.locator(".palembang-mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".palembang-finding:focus")).to_have_count(1)


def _explains(page: Page) -> None:
    page.get_by_role("button", name="Ajukan").first.click()
    expect(page.locator("#palembang-errors")).to_be_visible()
    for field in page.locator("textarea[name^='explanation.']").all():
        field.fill("Sekolah dari kecamatan lain digabung di sini.")
    page.get_by_role("button", name="Simpan penjelasan").click()
    page.wait_for_load_state()
    expect(page.locator(".palembang-next-submit")).to_have_count(1)
    _look(page)
    page.get_by_role("button", name="Ajukan").first.click()
    page.wait_for_load_state()
    expect(page.locator(".palembang-state-submitted")).to_have_count(1)
    _look(page)


def _is_public(site: Site, visitor: Page, figures: dict[tuple[str, str], Any]) -> None:
    expected = figures[_JUMP, _MEN]
    resources = site.call("package_show", id=_NAME)["resources"]
    table = next(one["id"] for one in resources if one["datastore_active"])
    wanted = {"tahun": "2024", "kode_wilayah": _JUMP, "jenis_kelamin": _MEN}
    found = site.call("datastore_search", resource_id=table, filters=wanted)["records"]
    assert [float(one["nilai"]) for one in found] == [expected]

    visitor.goto(f"{site.url}/dataset/{_NAME}")
    expect(visitor.locator("#palembang-table")).to_contain_text(f"{expected:,}".replace(",", "."))
    expect(visitor.locator("#palembang-remarks").locator("..")).to_contain_text("digabung di sini")
    expect(visitor.get_by_role("link", name="Serahkan data")).to_have_count(0)
    _look(visitor)


def test_a_file_is_dropped_on_the_page(
    site: Site, dataset: str, officer_of: Callable[[str], Page]
) -> None:
    page = officer_of(_OFFICE)
    page.goto(f"{site.url}/dataset/{dataset}/submissions/new")
    files = page.evaluate_handle(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["Kecamatan;Murid\\nGandus;12\\n"], "murid.csv"));
            return dropped;
        }"""
    )
    # Scripts of CKAN start after the page has arrived, when its words have.
    page.dispatch_event(".palembang-drop-ready", "drop", {"dataTransfer": files})

    expect(page.locator(".palembang-drop-name")).to_have_text("Dipilih: murid.csv")
    assert page.evaluate("document.getElementById('palembang-file').files[0].name") == "murid.csv"
