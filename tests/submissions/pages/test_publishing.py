"""From a file to the public table by the pages alone, without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.catalogue.visitors import anonymous, new_site
from tests.submissions.pages.files import pupils, workbook
from tests.submissions.pages.office import Office

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db")]


@pytest.fixture(scope="module")
def site() -> Any:
    """One application for all tests here."""
    return new_site()


@pytest.fixture
def editor(site: Any, office: Record, dataset: Record) -> Office:
    return Office(site, office, dataset)


def _publish(editor: Office, content: bytes, sentence: str) -> int:
    """Hand in, explain every warning, submit, publish; return how many were explained."""
    path = editor.hand_in(content, period="2024")
    fields = editor.get(path).select("textarea[name^='explanation.']")
    texts = {one["name"]: sentence for one in fields}
    assert editor.post(f"{path}/explain", then="submit", **texts).status_code == 302
    assert editor.get(path).select_one(".palembang-state-submitted")
    assert editor.post(f"{path}/publish").status_code == 302
    assert editor.get(path).select_one(".palembang-state-published")
    return len(fields)


def _public(site: Any, dataset: Record) -> BeautifulSoup:
    answer = anonymous(site).get(f"/dataset/{dataset['name']}")
    return BeautifulSoup(answer.body, "html.parser")


def test_nothing_is_public_before_it_is_published(
    site: Any, editor: Office, dataset: Record
) -> None:
    editor.hand_in(workbook(pupils()), period="2024")

    assert "1.000" not in _public(site, dataset).get_text()


def test_published_figures_and_explanations_are_public(
    site: Any, editor: Office, dataset: Record
) -> None:
    rows = pupils()
    rows[5][2] = rows[9][2] = "banyak"
    assert _publish(editor, workbook(rows), "Belum <b>dihitung</b>.") > 0
    page = _public(site, dataset)

    assert "1.000" in page.select_one("#palembang-table").get_text()
    remarks = page.select_one("#palembang-remarks").parent
    assert "2024: Belum <b>dihitung</b>." in " ".join(remarks.get_text().split())
    assert "dan 1 lagi" in remarks.get_text()
    assert not remarks.select("b")


def test_a_revision_shows_the_earlier_values(site: Any, editor: Office, dataset: Record) -> None:
    _publish(editor, workbook(pupils()), "Sudah diperiksa.")
    path = editor.hand_in(workbook(pupils(more=1)), period="2024")
    changes = editor.get(path).select_one("section[aria-labelledby=palembang-changes] table")
    assert {"1.000", "1.001"} <= {cell.get_text(strip=True) for cell in changes.select("td")}

    editor.post(f"{path}/withdraw")
    _publish(editor, workbook(pupils(more=2)), "Diperbaiki.")
    remarks = _public(site, dataset).select_one("details.palembang-remarks")

    cells = [cell.get_text(strip=True) for cell in remarks.select("td")]
    assert "1.000" in cells
    assert "1.002" in cells
    assert "1.001" not in cells
