"""What caches and readers are told over HTTP."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from ckan.tests import factories

from tests.dcat.records.calls import Record, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "small_pages")

_FULL, _OPEN = "/feed/1.trig", "/feed/2.jsonld"
_PATHS = ("/feed", "/feed.trig", "/feed.jsonld", _FULL, _OPEN)
#: Of a body that is not sent, or that hang on the moment.
_OF_THE_BODY = {"Content-Length", "Date"}


@pytest.fixture
def pages(office: Record) -> None:
    for _ in range(5):
        create(office)


def _said(answer: Any) -> dict[str, str]:
    return {key: value for key, value in answer.headers.items() if key not in _OF_THE_BODY}


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_head_says_what_get_says(app: Any, pages: None, path: str, coding: str) -> None:
    headers = {"Accept-Encoding": coding}
    get = app.get(path, headers=headers)
    head = app.test_client().head(path, headers=headers)

    assert (get.status_code, head.status_code, head.data) == (200, 200, b"")
    assert _said(head) == _said(get)
    assert int(get.headers["Content-Length"]) == len(get.data) > 0
    assert head.headers.get("Content-Length", get.headers["Content-Length"]) != "0"


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_who_knows_the_tag_gets_no_body(app: Any, pages: None, path: str, method: str) -> None:
    full = app.get(path)
    known = {"If-None-Match": full.headers["ETag"]}
    again = getattr(app.test_client(), method)(path, headers=known)

    assert (again.status_code, again.data) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == full.headers[name]


def test_the_tag_of_the_open_page_goes_with_a_change(app: Any, pages: None, office: Record) -> None:
    known = {path: app.get(path).headers["ETag"] for path in (_FULL, _OPEN)}
    create(office)

    assert app.get(_FULL, headers={"If-None-Match": known[_FULL]}).status_code == 304
    assert app.get(_OPEN, headers={"If-None-Match": known[_OPEN]}).status_code == 200


def test_only_full_pages_are_kept_for_ever(app: Any, pages: None) -> None:
    assert app.get(_FULL).headers["Cache-Control"] == "public, max-age=604800, immutable"
    for path in ("/feed", "/feed.trig", _OPEN):
        assert "must-revalidate" in app.get(path).headers["Cache-Control"]


@pytest.mark.parametrize("path", _PATHS)
def test_one_member_of_gzip(app: Any, pages: None, path: str) -> None:
    plain = app.get(path, headers={"Accept-Encoding": "identity"})
    packed = app.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert gzip.decompress(packed.data) == plain.data
    first = zlib.decompressobj(16 + zlib.MAX_WBITS)
    first.decompress(packed.data)
    assert first.eof
    assert not first.unused_data


@pytest.mark.parametrize("is_refreshed", [False, True])
@pytest.mark.parametrize("path", [*_PATHS, "/feed/99.trig"])
def test_a_session_leaves_no_trace(
    app: Any, pages: None, path: str, is_refreshed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where an operator wants it, the cookie of a session is sent anew with every page."""
    monkeypatch.setitem(app.flask_app.config, "SESSION_REFRESH_EACH_REQUEST", is_refreshed)
    client = app.test_client()
    user = factories.User(password="correct123")  # noqa: S106 - of a user of this test alone
    login = {"login": user["name"], "password": "correct123", "remember": "63072000"}
    client.post("/user/login", data=login)
    page = client.get("/user/edit", follow_redirects=False)
    assert page.status_code == 200
    assert ("Set-Cookie" in page.headers) == is_refreshed
    for method in ("get", "head"):
        mine = getattr(client, method)(path)
        others = getattr(app.test_client(), method)(path)
        assert "Set-Cookie" not in mine.headers
        assert "Cookie" not in mine.headers.get("Vary", "").split(", ")
        assert _said(mine) == _said(others)
    assert client.get("/user/edit", follow_redirects=False).status_code == 200
