"""An office hands in a file by the pages alone, without scripts; nobody else sees anything of it."""

from __future__ import annotations

from typing import Any

import pytest

from ckan.tests import helpers

from ckanext.palembang.submissions.model import Submission

from tests.catalogue.records import complete_dataset
from tests.catalogue.visitors import account, anonymous, logged_in, member_of, new_site
from tests.submissions.pages.files import pupils, workbook
from tests.submissions.pages.office import Office, errors_on

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db")]

_PAGES = ("", "/new", "/SUBMISSION", "/SUBMISSION/file")
_STEPS = ("correct", "explain", "publish", "withdraw")


@pytest.fixture(scope="module")
def site() -> Any:
    """One application for all tests here."""
    return new_site()


@pytest.fixture
def editor(site: Any, office: Record, dataset: Record) -> Office:
    return Office(site, office, dataset)


def _count() -> int:
    return helpers.model.Session.query(Submission).count()


def _state() -> str:
    return str(helpers.model.Session.query(Submission).one().state)


def _broken() -> list[list[Any]]:
    """A table with a negative count, a word for a number, and a district that nobody knows."""
    rows = pupils()
    rows[5][1], rows[6][2], rows[7][0] = -12, "seratus", "Jakabrang"
    return rows


class TestHandingIn:
    def test_the_table_is_drawn_with_every_finding_at_its_cell(self, editor: Office) -> None:
        page = editor.get(editor.hand_in(workbook(_broken()), period="2024"))

        table = page.select_one("table.palembang-grid")
        assert table.caption.get_text(strip=True)
        assert len(table.select("tbody th[scope=row]")) == 19
        assert [head.get_text(strip=True) for head in table.select("thead tr:last-child th")] == [
            *("Laki-laki", "Perempuan", "Jumlah"),
        ]
        assert "seratus" in table.select_one("#cell-Data-C7").get_text()
        assert "palembang-cell-error" in table.select_one("#cell-Data-B6")["class"]
        for link in page.select(".palembang-to-cell, .palembang-mark[href]"):
            assert page.select_one(link["href"]) is not None, link

    def test_the_same_file_again_leads_to_the_first(self, editor: Office) -> None:
        content = workbook(pupils())
        first = editor.hand_in(content, period="2024")

        assert editor.hand_in(content, "nama-lain.xlsx") == first
        assert _count() == 1

    def test_the_list_names_every_file(self, editor: Office) -> None:
        editor.hand_in(workbook(pupils()), "<b>murid.xlsx", period="2024")
        page = editor.get()

        assert [one.get_text() for one in page.select(".palembang-submissions-list h2")] == [
            "<b>murid.xlsx"
        ]

    def test_the_file_comes_back_byte_for_byte_and_is_never_opened(self, editor: Office) -> None:
        content = workbook(pupils())
        path = editor.hand_in(content, period="2024")
        answer = editor.client.get(f"{editor.base}{path}/file")

        assert answer.data == content
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_withdrawn_one_can_be_read_and_nothing_else(self, editor: Office) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")
        assert editor.post(f"{path}/withdraw").status_code == 302
        page = editor.get(path)

        assert page.select_one(".palembang-state-withdrawn")
        assert not page.select(".palembang-submissions form[method=post]")

    def test_a_wrong_guess_is_corrected_and_the_file_read_again(self, editor: Office) -> None:
        path = editor.hand_in(workbook(_broken()), period="2024")
        fields = {"label.1": "Jakabrang", "area.1": "16.71.17", "period": "2023"}
        assert editor.post(f"{path}/correct", **fields).status_code == 302
        page = editor.get(path)

        assert page.select_one("#palembang-correct-period")["value"] == "2023"
        assert "Jakabrang" not in page.select_one(".palembang-findings").get_text()
        assert page.select_one("select[name='area.1'] option[selected]")["value"] == "16.71.17"


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"", "kosong.xlsx"),
            (b"%PDF-1.7 bukan tabel", "tabel.xlsx"),
            (b"\x00" * 5000, "nul.csv"),
            (workbook([["tidak ada angka"]]), "kata.xlsx"),
        ],
        ids=["empty", "pdf", "nul", "words"],
    )
    def test_a_file_that_is_no_table_is_refused_with_what_to_do(
        self, editor: Office, content: bytes, name: str
    ) -> None:
        assert len(editor.refusal(content, name)) > 20
        assert _count() == 0

    def test_a_form_without_a_file(self, editor: Office) -> None:
        answer = editor.post("/new", period="2024")

        assert answer.status_code == 200
        assert errors_on(answer)

    def test_ten_megabytes_of_text_in_a_field(self, editor: Office) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")

        answer = editor.post(f"{path}/explain", **{"explanation.x": "x" * 10_000_000})
        assert answer.status_code in (302, 400, 413)
        assert editor.post("/new", period="9" * 10_000_000).status_code in (200, 400, 413)

    @pytest.mark.parametrize(
        "name",
        ["x", "<b>", "../..", "%00", "a" * 3000, "😀", "00000000-0000-0000-0000-000000000000"],
    )
    def test_a_submission_that_is_not_there(self, editor: Office, name: str) -> None:
        assert editor.client.get(f"{editor.base}/{name}").status_code == 404
        assert editor.post(f"/{name}/publish").status_code in (404, 405)

    def test_nothing_of_a_file_is_taken_as_html(self, editor: Office) -> None:
        rows = pupils()
        rows[0][0] = '<script>alert("1")</script> ' + rows[0][0]
        rows[5][0] = "<img src=x onerror=alert(1)>"
        rows[2][1] = "<b>Laki-laki</b>"
        page = editor.get(
            editor.hand_in(workbook(rows, "<i>😀 & 2024"), "<u>&.xlsx", period="2024")
        )

        own = page.select_one(".palembang-submissions")
        assert own.select("script, img, u, i, td b, th b") == []
        assert "<i>😀 & 2024" in own.get_text()

    def test_corrections_that_say_nonsense_are_complained_about(self, editor: Office) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")
        answer = editor.post(f"{path}/correct", head_rows="<x>", period="kapan-kapan", table="99")

        assert answer.status_code == 200
        assert errors_on(answer)


class TestOthers:
    @pytest.mark.parametrize("who", ["anonymous", "stranger", "member", "other office"])
    def test_see_nothing(
        self, site: Any, editor: Office, office: Record, other_officer: Record, who: str
    ) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")
        client, headers = _visitor(site, who, office, other_officer)

        for page in (*(editor.base + one.replace("/SUBMISSION", path) for one in _PAGES),):
            answer = client.get(page, headers=headers, follow_redirects=False)
            assert answer.status_code in (302, 403, 404), page
            assert "murid" not in answer.body
        for step in _STEPS:
            answer = client.post(
                f"{editor.base}{path}/{step}", headers=headers, follow_redirects=False
            )
            assert answer.status_code in (302, 400, 403, 404), step
        assert _state() == "draft"

    def test_the_public_page_has_no_way_in_for_them(
        self, site: Any, editor: Office, dataset: Record
    ) -> None:
        editor.hand_in(workbook(pupils()), period="2024")
        public = f"/dataset/{dataset['name']}"

        assert "/submissions" not in anonymous(site).get(public).body
        assert f"{public}/submissions/new" in editor.client.get(public).body

    def test_a_submission_is_not_found_under_another_dataset(
        self, editor: Office, office: Record, officer: Record
    ) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")
        helpers.call_action(
            "package_create",
            {"user": officer["name"]},
            **complete_dataset(name="lain", owner_org=office["id"]),
        )

        assert editor.client.get(f"/dataset/lain/submissions{path}").status_code == 404

    def test_no_other_site_acts_for_the_office(self, site: Any, editor: Office) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")
        anonymous(site).post(f"{editor.base}{path}/withdraw")
        editor.token = ""

        assert editor.post(f"{path}/withdraw").status_code == 400
        assert _state() == "draft"

    def test_no_page_is_kept_in_public_caches(self, editor: Office) -> None:
        path = editor.hand_in(workbook(pupils()), period="2024")

        for page in _PAGES:
            answer = editor.client.get(editor.base + page.replace("/SUBMISSION", path))
            assert "public" not in answer.headers["Cache-Control"], page


def _visitor(
    site: Any, who: str, office: Record, other_officer: Record
) -> tuple[Any, dict[str, str]]:
    if who == "other office":
        return anonymous(site), {"Authorization": other_officer["token"]}
    if who == "anonymous":
        return anonymous(site), {}
    user = account() if who == "stranger" else member_of(office, "member")
    return logged_in(site, user), {}
