"""What the page of a dataset says of its record, and to whom."""

from __future__ import annotations

from typing import Any

import pytest

from ckan.tests import factories

from ckanext.palembang.dcat.records import rendering

from tests.dcat.records.calls import Record, call, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _page(app: Any, dataset: Record, user: Record | None = None) -> str:
    headers = {"Authorization": user["token"]} if user else {}
    return app.get(f"/en/dataset/{dataset['name']}", headers=headers).body


def test_an_editor_is_told_that_a_dataset_cannot_be_written(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, stranger = factories.UserWithToken(), factories.UserWithToken()
    office = factories.Organization(users=[{"name": editor["name"], "capacity": "editor"}])
    dataset = create(office)
    sound = _page(app, dataset, editor)

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("rusak <b>")

    monkeypatch.setattr(rendering, "describe_dataset", broken)
    call("package_patch", id=dataset["id"], title="Judul lain")

    assert "cannot be written as linked data" not in sound
    told = _page(app, dataset, editor)
    assert "cannot be written as linked data" in told
    assert "rusak &lt;b&gt;" in told
    for other in (None, stranger):
        assert "cannot be written as linked data" not in _page(app, dataset, other)


def test_an_editor_is_told_what_was_left_out(app: Any) -> None:
    editor = factories.UserWithToken()
    office = factories.Organization(users=[{"name": editor["name"], "capacity": "editor"}])
    dataset = create(office)
    call("resource_create", package_id=dataset["id"], url="bukan alamat", format="CSV")

    assert "“bukan alamat” is no complete web" in _page(app, dataset, editor)
    assert "“bukan alamat” is no complete web" not in _page(app, dataset)
