"""The report as a page for people, and the check that a sysadmin asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import jobs
from ckan.tests import factories, helpers

from ckanext.palembang.dcat.conformance import checking, job, logic, page, report
from ckanext.palembang.dcat.conformance.grouping import groups_of
from ckanext.palembang.dcat.linked_data.addresses import Addresses

from tests.catalogue.visitors import PASSWORD, logged_in, member_of, token_of
from tests.dcat.catalog.conftest import create
from tests.dcat.conformance.reports import finding, report_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_PAGE = "/catalog/conformance"
_ACTION = "palembang_dcat_conformance_check"


def _seen(client: Any, path: str = _PAGE) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    return BeautifulSoup(answer.body, "html.parser")


@pytest.fixture
def queue() -> Iterator[Any]:
    """The jobs that wait, none at first."""
    found = jobs.get_queue()
    found.empty()
    yield found
    found.empty()


class TestPage:
    def test_before_the_first_check_it_says_so(self, app: Any) -> None:
        body = _seen(app, f"/en{_PAGE}").get_text()
        assert "The feed has not been checked yet." in body
        assert "Umpan belum pernah diperiksa." in _seen(app, f"/id{_PAGE}").get_text()

    def test_it_tells_when_and_what_was_checked(self, app: Any) -> None:
        report.keep_report(report_of())
        seen = _seen(app, f"/en{_PAGE}")
        text = " ".join(seen.get_text().split())
        assert "The feed conforms to DCAT-AP 3.0.1." in text
        assert "3 datasets, 1 page of the feed" in text
        assert "2026" in seen.find("time").get_text()
        assert {one["href"] for one in seen.select(".palembang-def-downloads a")} == {
            f"{_PAGE}.{extension}" for extension in ("ttl", "xml", "jsonld", "nt")
        }
        assert "Umpan sesuai dengan DCAT-AP 3.0.1." in _seen(app, f"/id{_PAGE}").get_text()

    @pytest.mark.ckan_config("ckan.display_timezone", "Asia/Jakarta")
    def test_the_time_is_that_of_the_site_in_the_readers_words(self, app: Any) -> None:
        report.keep_report(report_of())
        for language, words in (
            ("id", "4 Maret 2026, 12.06 WIB"),
            ("en", "4 March 2026, 12:06 Western Indonesia Time"),
        ):
            seen = _seen(app, f"/{language}{_PAGE}").find("time")
            assert seen.get_text() == words
            assert seen["datetime"] == "2026-03-04T05:06:07+00:00"

    def test_findings_stand_together_with_links_to_the_datasets(
        self, app: Any, office: dict[str, Any]
    ) -> None:
        first, second = create(office, title="Satu <b>"), create(office, title="Dua")
        names = Addresses.of_this_site()
        focuses = [str(names.dataset(one["id"])) for one in (first, second)]
        report.keep_report(
            report_of(
                finding(focuses[0]),
                finding(f"{focuses[1]}/resource/x"),
                finding("https://elsewhere.example/x", path=""),
                violations=2_000,
            )
        )
        seen = _seen(app, f"/en{_PAGE}")
        rows = seen.select("tbody tr")
        assert [row.find("th").get_text() for row in rows] == [
            "dct:description",
            "The thing itself",
        ]
        links = {one["href"]: one.get_text() for one in rows[0].select("a")}
        assert links == {
            f"/en/dataset/{first['name']}": "Satu <b>",
            f"/en/dataset/{second['name']}": "Dua",
        }
        assert "https://elsewhere.example/x" in rows[1].get_text()
        assert not rows[1].select("a")
        assert "Of 2000 findings the first 3 are shown." in seen.get_text()
        assert "<b>" not in str(rows[0].find("a"))
        assert not seen.select("main script:not([src]), [style], [onclick]")

    def test_many_datasets_are_counted(self, app: Any) -> None:
        with app.flask_app.test_request_context():
            found = [finding(f"https://elsewhere.example/{number}") for number in range(25)]
            group = groups_of([*found, found[0]])[0]
        assert (group.count, len(group.places), group.others) == (26, 20, 5)


class TestDocuments:
    def test_they_are_told_to_be_the_same_and_hang_on_no_cookie(self, app: Any) -> None:
        report.keep_report(report_of(finding("https://elsewhere.example/x")))
        client = logged_in(app, factories.Sysadmin(password=PASSWORD))
        for extension in ("ttl", "xml", "jsonld", "nt"):
            first = client.get(f"{_PAGE}.{extension}")
            assert first.status_code == 200
            assert "Set-Cookie" not in first.headers
            assert "Cookie" not in first.headers["Vary"]
            tag = first.headers["ETag"]
            again = client.get(f"{_PAGE}.{extension}", headers={"If-None-Match": tag})
            assert (again.status_code, again.data) == (304, b"")
            head = client.head(f"{_PAGE}.{extension}")
            for name in ("ETag", "Content-Type", "Vary", "Last-Modified", "Content-Length"):
                assert head.headers[name] == first.headers[name]
            assert head.data == b""

    def test_negotiation(self, app: Any) -> None:
        report.keep_report(report_of())
        answer = app.get(_PAGE, headers={"Accept": "text/turtle"})
        assert answer.headers["Content-Type"] == "text/turtle"
        assert answer.headers["Content-Location"].endswith(f"{_PAGE}.ttl")
        assert "Accept" in answer.headers["Vary"]
        assert "Accept" in app.get(_PAGE).headers["Vary"]

    def test_an_unknown_format_is_not_found_and_the_known_ones_are_named(self, app: Any) -> None:
        answer = app.get(f"{_PAGE}.csv", expect_errors=True)
        assert answer.status_code == 404
        assert "ttl, xml, jsonld, nt" in answer.body


class TestCheckNow:
    def test_only_sysadmins_may(self, office: dict[str, Any]) -> None:
        editor = member_of(office, "admin")
        for name in ("", factories.User()["name"], editor["name"]):
            with pytest.raises(tk.NotAuthorized):
                tk.get_action(_ACTION)({"user": name}, {})
            with pytest.raises(tk.NotAuthorized):
                helpers.call_auth(_ACTION, {"user": name, "model": model})
        assert helpers.call_auth(_ACTION, {"user": factories.Sysadmin()["name"], "model": model})

    def test_one_waits_at_a_time(self, queue: Any) -> None:
        context = {"user": factories.Sysadmin()["name"]}
        assert tk.get_action(_ACTION)(dict(context), {}) == {"enqueued": True}
        assert tk.get_action(_ACTION)(dict(context), {}) == {"enqueued": False}
        assert len(queue.jobs) == 1

    def test_the_button_is_for_sysadmins(
        self, app: Any, office: dict[str, Any], queue: Any
    ) -> None:
        assert not _seen(app).select('form[action$="/catalog/conformance"]')
        editor = logged_in(app, member_of(office, "admin"))
        assert not _seen(editor).select('form[action$="/catalog/conformance"]')
        assert editor.post(_PAGE, data={"_csrf_token": token_of(editor)}).status_code == 403
        client = logged_in(app, factories.Sysadmin(password=PASSWORD))
        form = _seen(client).select_one('form[action$="/catalog/conformance"]')
        assert form is not None
        token = form.select_one("input[name=_csrf_token]")["value"]
        assert client.post(_PAGE, data={}).status_code == 400
        assert not queue.jobs
        done = client.post(_PAGE, data={"_csrf_token": token})
        assert "Pemeriksaan sudah diantrekan" in done.body or "has been enqueued" in done.body
        assert len(queue.jobs) == 1
        assert not _seen(client).select('form[action$="/catalog/conformance"]')

    def test_the_job_keeps_a_report(self, app: Any, office: dict[str, Any]) -> None:
        create(office)
        job.run_check()
        found = report.last_report()
        assert found is not None
        assert (found.conforms, found.datasets) == (True, 1)

    def test_without_pyshacl_it_is_said(
        self, app: Any, queue: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in (logic, page):
            monkeypatch.setattr(module, "is_checker_there", lambda: False)
        client = logged_in(app, factories.Sysadmin(password=PASSWORD))
        seen = _seen(client, f"/en{_PAGE}")
        assert "pyshacl is not installed" in seen.get_text()
        assert not seen.select('form[action$="/catalog/conformance"]')
        done = client.post(_PAGE, data={"_csrf_token": token_of(client)})
        assert done.status_code == 200
        assert "pyshacl" in done.body
        assert not queue.jobs

    def test_a_job_without_pyshacl_ends_with_a_sentence(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []

        def missing() -> None:
            raise checking.CheckerMissingError

        monkeypatch.setattr(job, "check_feed", missing)
        monkeypatch.setattr(job.log, "error", said.append)
        job.run_check()
        assert "pyshacl is not installed" in said[0]

    def test_without_the_queue_it_is_said(self, app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def silent(*_: Any, **__: Any) -> None:
            raise ConnectionError

        monkeypatch.setattr(logic, "ask_for_check", silent)
        monkeypatch.setattr(job, "is_under_way", silent)
        client = logged_in(app, factories.Sysadmin(password=PASSWORD))
        done = client.post(_PAGE, data={"_csrf_token": token_of(client)})
        assert done.status_code == 200
        assert "Antrean" in done.body or "The queue" in done.body
