"""Texts that no page of the crawl shows: refusals of forms, letters, what scripts say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ckan.lib import mailer
from ckan.lib.i18n import build_js_translations, get_js_translations_dir
from ckan.model import User
from ckan.tests import factories

from tests.catalogue.english import english_on

if TYPE_CHECKING:
    from ckan.tests.helpers import CKANTestApp

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/organization/new", {"name": "x y"}),
        ("/group/new", {"name": "x y"}),
    ],
)
def test_a_refused_form_says_why_in_indonesian(
    app: CKANTestApp, path: str, data: dict[str, Any]
) -> None:
    walidata = factories.SysadminWithToken(name="wati", fullname="Wati", about="Walidata.")
    headers = {"Authorization": walidata["token"]}
    response = app.post(path, data=data, headers=headers)
    assert "error" in response.body
    assert english_on(response.body) == []


def test_letters_are_in_indonesian(app: CKANTestApp) -> None:
    user = User.get(factories.User(name="budi")["id"])
    office = {"is_organization": True, "title": "Dinas Kesehatan"}
    with app.flask_app.test_request_context():
        letters = [
            mailer.get_reset_link_body(user),
            mailer.get_invite_body(user, office, "editor"),
        ]
    assert [english_on(letter) for letter in letters] == [[], []]
    assert "Penyunting" in letters[1]


def test_scripts_get_our_texts_and_those_of_ckan() -> None:
    build_js_translations()
    made = Path(get_js_translations_dir()) / "id.js"
    texts = json.loads(made.read_text(encoding="utf-8"))
    assert texts["Please Confirm"] == [None, "Mohon Konfirmasi"]
    assert texts[""]["plural-forms"].startswith("nplurals=1")
