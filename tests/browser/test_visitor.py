"""A visitor finds a figure from the home page in at most three clicks."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def test_a_figure_is_three_clicks_away(site: Site, page: Page) -> None:
    page.goto(site.url)

    page.get_by_role("link", name="Penduduk dan Ketenagakerjaan").first.click()
    page.locator(".dataset-list a, .palembang-result a").filter(has_text="Kecamatan").first.click()

    table = page.get_by_role("table").first
    expect(table).to_be_visible()
    expect(table).to_contain_text("Sukarami")


def test_search_finds_in_both_languages(site: Site, page: Page) -> None:
    for word in ("kependudukan", "population"):
        page.goto(f"{site.url}/dataset/?q={word}")
        expect(page.locator("#content, main, .main").first).to_contain_text("Penduduk")


def test_english_is_one_click_away(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.locator("html")).to_have_attribute("lang", "id")

    page.get_by_role("link", name="English").first.click()

    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_no_page_asks_another_host(site: Site, page: Page) -> None:
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))

    for path in ("/", "/dataset/", "/organization/", "/about"):
        page.goto(site.url + path)

    assert hosts <= {urlsplit(site.url).hostname, None}
