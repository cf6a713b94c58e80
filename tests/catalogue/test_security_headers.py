"""What responses say to browsers: cookies, policies, and uploads that are never shown as our pages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Response
from werkzeug.datastructures import FileStorage

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from ckanext.palembang.catalogue.security.downloads import serve_as_attachment
from ckanext.palembang.catalogue.security.headers import page_policy

from tests.catalogue.visitors import PASSWORD, account, anonymous, new_site

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.fixture(scope="module")
def site() -> Any:
    return new_site()


def _cookies_at_login(site: Any) -> dict[str, str]:
    data = {"login": account()["name"], "password": PASSWORD, "remember": "63072000"}
    answer = site.test_client().post("/user/login", data=data, follow_redirects=False)
    assert answer.status_code == 302
    return {text.split("=")[0]: text for text in answer.headers.getlist("Set-Cookie")}


class TestCookies:
    def test_scripts_and_other_sites_do_not_get_them(self, site: Any) -> None:
        cookies = _cookies_at_login(site)

        assert cookies.keys() == {"ckan", "remember_token"}
        for cookie in cookies.values():
            assert "HttpOnly" in cookie
            assert "SameSite=Lax" in cookie
            assert "Secure" not in cookie

    def test_they_travel_encrypted_only_where_the_site_is_https(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(tk.config, "ckan.site_url", "https://data.example.go.id")
        p.unload_all()
        for name in ("SESSION_COOKIE_SECURE", "REMEMBER_COOKIE_SECURE"):
            # As in an installation that starts, and whose operator said nothing about them.
            monkeypatch.delitem(tk.config, name)

        for cookie in _cookies_at_login(new_site()).values():
            assert "Secure" in cookie

    def test_the_operator_has_the_last_word(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(tk.config, "SESSION_COOKIE_SAMESITE", "Strict")

        assert "SameSite=Strict" in _cookies_at_login(new_site())["ckan"]


class TestPages:
    @pytest.mark.parametrize("address", ["/", "/dataset/", "/user/login", "/nothing-here"])
    def test_every_page_carries_them(self, site: Any, address: str) -> None:
        headers = anonymous(site).get(address).headers

        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "Strict-Transport-Security" not in headers

    def test_answers_to_programs_are_not_guessed_at(self, site: Any) -> None:
        headers = anonymous(site).get("/api/action/status_show").headers

        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Security-Policy" not in headers

    def test_https_stays_https(self, site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(tk.config, "ckan.site_url", "https://data.example.go.id")

        headers = anonymous(site).get("/about").headers

        assert headers["Strict-Transport-Security"] == "max-age=31536000"

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.content_security_policy_mode", "report")
    def test_a_policy_can_be_tried_first(self, site: Any) -> None:
        headers = anonymous(site).get("/about").headers

        assert "script-src" in headers["Content-Security-Policy-Report-Only"]
        assert "Content-Security-Policy" not in headers

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.content_security_policy_mode", "off")
    def test_and_switched_off(self, site: Any) -> None:
        headers = anonymous(site).get("/about").headers

        assert not [name for name in headers.keys() if name.startswith("Content-Security")]  # noqa: SIM118

    def test_a_policy_of_the_operator_keeps_its_frame_ancestors(self) -> None:
        policy = page_policy(
            "default-src 'self'; frame-ancestors https://portal.example",
            may_run_inline=False,
            ancestors="'self'",
        )

        assert policy == "default-src 'self'; frame-ancestors https://portal.example"

    def test_only_named_pages_may_hold_scripts(self) -> None:
        policy = "script-src 'self'; img-src *"

        allowed = page_policy(policy, may_run_inline=True, ancestors="*")

        assert allowed.startswith("script-src 'self' 'unsafe-inline' 'unsafe-eval'; img-src *")


def _upload(officer: Record, dataset: Record, name: str, content: bytes, mimetype: str) -> Record:
    return helpers.call_action(
        "resource_create",
        {"user": officer["name"]},
        package_id=dataset["id"],
        name=name,
        url=name,
        mimetype=mimetype,
        upload=FileStorage(io.BytesIO(content), name),
    )


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_PAGE = b"<!doctype html><html><script>alert(1)</script></html>"


class TestUploads:
    @pytest.mark.ckan_config("ckan.files.inline_content_types", ["image", "text", "application"])
    @pytest.mark.parametrize(
        ("name", "content", "mimetype"),
        [("a.svg", _SVG, "image/svg+xml"), ("a.html", _PAGE, "text/html"),
         ("a.csv", _PAGE, "text/html"), ("a.xml", b"<a/>", "application/xml")],
    )  # fmt: skip
    def test_what_could_run_is_an_attachment_whatever_may_be_shown(
        self, site: Any, officer: Record, dataset: Record, name: str, content: bytes, mimetype: str
    ) -> None:
        resource = _upload(officer, dataset, name, content, mimetype)

        headers = anonymous(site).get(_download(dataset, resource)).headers

        assert headers["Content-Disposition"].startswith("attachment")
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_a_table_is_an_attachment(self, site: Any, officer: Record, dataset: Record) -> None:
        resource = _upload(officer, dataset, "a.csv", b"a,b\n1,2\n", "text/csv")

        answer = anonymous(site).get(_download(dataset, resource))

        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")

    @pytest.mark.parametrize(
        ("path", "mimetype", "is_attachment"),
        [("/uploads/groups/a.svg", "image/svg+xml", True), ("/uploads/groups/a.png", "image/png", False),
         ("/palembang/logo.svg", "image/svg+xml", False)],
    )  # fmt: skip
    def test_pictures_in_the_public_folder(
        self, site: Any, path: str, mimetype: str, is_attachment: bool
    ) -> None:
        with site.flask_app.test_request_context(path):
            response = serve_as_attachment(Response(b"", mimetype=mimetype))

        disposition = response.headers.get("Content-Disposition", "")
        assert disposition.startswith("attachment") is is_attachment

    def test_files_of_ckan_s_old_storage_too(self, site: Any) -> None:
        path = "/dataset/a/resource/b/download/c.html"
        with site.flask_app.test_request_context(path):
            response = Response(_PAGE, mimetype="text/html")
            response.headers["Content-Disposition"] = "inline; filename=c.html"

            disposition = serve_as_attachment(response).headers["Content-Disposition"]

        assert disposition == "attachment; filename=c.html"


def _download(dataset: Record, resource: Record) -> str:
    return f"/dataset/{dataset['id']}/resource/{resource['id']}/download/file"
