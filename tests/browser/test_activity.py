"""An officer describes an activity over several pages, a dataset names it, and BPS takes it over."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.statistics.records import survey

_SCHEMA = Path(__file__).parents[2] / "schemas" / "kegiatan.yaml"
_OFFICE, _DATASET = "dinkes", "dbd-kecamatan-2024"
_OFFICER = "Rahasia Binti Contoh"
TITLE = f"Survei Kepuasan Pasien Puskesmas {os.getpid()}"


def _answers() -> list[dict[str, Any]]:
    """What the officer answers, page by page."""
    record = {**survey(), "title": TITLE, "ii_pj_nama": _OFFICER}
    pages: list[dict[str, Any]] = []
    for field in yaml.safe_load(_SCHEMA.read_text(encoding="utf-8"))["dataset_fields"]:
        if "start_form_page" in field:
            pages.append({})
        value = record.get(field["field_name"])
        if value:
            pages[-1][field["field_name"]] = value
    return pages


def _fill(page: Page, answers: Mapping[str, Any]) -> None:
    for name, value in answers.items():
        if isinstance(value, list) and isinstance(value[0], Mapping):
            _fill_rows(page, name, value)
        elif page.locator(f"select[name={name}]").count():
            page.select_option(f"select[name={name}]", value, force=True)
        elif page.locator(f"input[name={name}][type=radio]").count():
            page.check(f"input[name={name}][value='{value}']")
        elif page.locator(f"input[name={name}][type=checkbox]").count():
            for code in value:
                page.check(f"input[name={name}][value='{code}']")
        elif isinstance(value, list):
            page.locator(f"input[name={name}][type=date]").first.fill(value[0])
        else:
            page.locator(f"[name={name}]:not([type=hidden])").fill(value)


def _fill_rows(page: Page, name: str, rows: list[Mapping[str, str]]) -> None:
    group = page.locator(f"#field-{name}")
    for number, row in enumerate(rows):
        if number:
            group.get_by_role("button", name="Tambah baris").click()
        for column, value in row.items():
            group.locator(f"[name='{name}-{number:03d}-{column}']").fill(value)


def _save(page: Page) -> None:
    page.get_by_role("button", name="Simpan draf dan lanjutkan").click()


def test_from_the_blank_form_to_bps(
    site: Site, officer_of: Callable[[str], Page], new_page: Callable[..., Page]
) -> None:
    pages = _answers()
    page = officer_of(_OFFICE)
    page.goto(f"{site.url}/kegiatan/new")
    _fill(page, pages[0])
    _save(page)
    page.wait_for_url("**/kegiatan/new/*/2")
    name = page.url.split("/")[-2]
    _fill(page, pages[1])
    _save(page)
    page.wait_for_url(f"**/kegiatan/new/{name}/3")

    # The officer leaves, and comes back to the page that is next.
    page.goto(f"{site.url}/")
    page.goto(f"{site.url}/kegiatan/new/{name}/3")
    for number in range(3, len(pages)):
        _fill(page, pages[number - 1])
        if number == _number_of(pages, "v_metode_yang_digunakan"):
            _is_stopped_by_the_branch_of_the_sample(page)
        _save(page)
        page.wait_for_url(f"**/kegiatan/new/{name}/{number + 1}")

    # A product without its date of release stops publication, and says so at the field.
    last = dict(pages[-1])
    released = last.pop("viii_rencana_jadwal_rilis_produk_tercetak")
    _fill(page, last)
    _save(page)
    page.wait_for_url(f"**/kegiatan/{name}")
    page.goto(f"{site.url}/kegiatan/{name}/publish")
    expect(page.locator(".palembang-missing")).to_contain_text("8.2")
    expect(page.get_by_role("button", name="Terbitkan")).to_be_disabled()
    page.goto(f"{site.url}/kegiatan/edit/{name}/{len(pages)}")
    _fill(page, {"viii_rencana_jadwal_rilis_produk_tercetak": released})
    page.locator("button[name=save]").click()
    page.goto(f"{site.url}/kegiatan/{name}/publish")
    page.get_by_role("button", name="Terbitkan").click()
    page.wait_for_url(f"**/kegiatan/{name}")

    _a_dataset_names_it(page, site, name)
    _nobody_reads_of_the_person(new_page(), site, name)
    _bps_takes_it_over(officer_of("bps-kota-palembang"), site, name)


def _number_of(pages: list[dict[str, Any]], key: str) -> int:
    return next(number for number, page in enumerate(pages, start=1) if key in page)


def _is_stopped_by_the_branch_of_the_sample(page: Page) -> None:
    key = "v_metode_yang_digunakan"
    page.select_option(f"select[name={key}]", "QUOTA_SAMPLING", force=True)
    _save(page)
    expect(page.locator(".palembang-missing")).to_contain_text("5.3")
    expect(page.locator(f"#field-{key}")).to_be_attached()
    page.select_option(f"select[name={key}]", survey()[key], force=True)


def _a_dataset_names_it(page: Page, site: Site, name: str) -> None:
    activity = site.call("package_show", id=name)
    page.goto(f"{site.url}/dataset/edit/{_DATASET}/3")
    page.select_option("[name=kegiatan]", activity["id"], force=True)
    page.locator("button[name=save]").click()
    page.wait_for_url(lambda url: "/edit/" not in url)
    page.goto(f"{site.url}/dataset/{_DATASET}")
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(f"**/kegiatan/{name}")
    expect(page.locator("main, [role=main]").first).to_contain_text("DBD")


def _nobody_reads_of_the_person(visitor: Page, site: Site, name: str) -> None:
    for path in (f"/kegiatan/{name}", f"/api/3/action/package_show?id={name}"):
        visitor.goto(site.url + path)
        assert TITLE in visitor.content()
        assert _OFFICER not in visitor.content()


def _bps_takes_it_over(bps: Page, site: Site, name: str) -> None:
    bps.goto(f"{site.url}/kegiatan/{name}")
    with bps.expect_download() as found:
        bps.get_by_role("link", name="INDAH").first.click()
    text = Path(found.value.path()).read_text(encoding="utf-8")
    assert TITLE in json.dumps(json.loads(text), ensure_ascii=False)
    assert _OFFICER not in text
