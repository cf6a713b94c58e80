"""Documents of single things, and what a reader prefers to a page."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, FOAF

import ckan.plugins.toolkit as tk
from ckan.tests import factories

from tests.dcat.catalog.conftest import Record, act, create
from tests.dcat.catalog.readers import PARSERS, graph_at, strict_triples

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
_TURTLE = {"Accept": "text/turtle"}


@pytest.fixture
def dataset(office: Record) -> Record:
    """A published dataset."""
    return create(office, title="Penduduk")


def _status(app: Any, path: str, headers: dict[str, str] | None = None) -> int:
    answer = app.get(path, headers=headers or {}, expect_errors=True, follow_redirects=False)
    return int(answer.status_code)


class TestDataset:
    def test_all_formats_say_the_same_by_id_and_by_name(self, app: Any, dataset: Record) -> None:
        first, *others = (
            strict_triples(app, f"/dataset/{dataset[key]}.{extension}")
            for key in ("id", "name")
            for extension in PARSERS
        )
        assert len(first) > 50
        assert all(one == first for one in others)

    @pytest.mark.parametrize("action", ["package_delete", "dataset_purge"])
    def test_a_deleted_one_is_gone(self, app: Any, dataset: Record, action: str) -> None:
        act(action, id=dataset["id"])
        for key in ("id", "name"):
            assert _status(app, f"/dataset/{dataset[key]}.ttl") == 410

    def test_its_page_links_every_format(self, app: Any, dataset: Record) -> None:
        page = app.get(f"/dataset/{dataset['name']}").body
        for extension in PARSERS:
            address = f"/dataset/{dataset['name']}.{extension}"
            assert f'href="{address}"' in page
            assert _status(app, address) == 200

    def test_one_that_was_never_public_is_unknown(self, app: Any, office: Record) -> None:
        hidden = create(office, private=True)
        assert _status(app, f"/dataset/{hidden['id']}.ttl") == 404
        assert _status(app, "/dataset/tidak-ada.ttl") == 404
        assert _status(app, "/dataset/%00.ttl") == 404

    def test_its_editor_may_see_one_that_is_not_public(self, app: Any, office: Record) -> None:
        hidden = create(office, private=True, title="Belum terbit")
        editor = factories.UserWithToken()
        act("organization_member_create", id=office["id"], username=editor["name"], role="editor")
        answer = app.get(f"/dataset/{hidden['id']}.ttl", headers={"Authorization": editor["token"]})
        assert "Belum terbit" in answer.body
        assert "private" in answer.headers["Cache-Control"]

    def test_a_name_given_again_shows_the_new_one(
        self, app: Any, office: Record, dataset: Record
    ) -> None:
        act("dataset_purge", id=dataset["id"])
        created = create(office, name=dataset["name"])
        assert created["id"] in app.get(f"/dataset/{dataset['name']}.ttl").body

    def test_one_that_comes_back_is_there_again(self, app: Any, dataset: Record) -> None:
        act("package_patch", id=dataset["id"], private=True)
        assert _status(app, f"/dataset/{dataset['id']}.ttl") == 410
        act("package_patch", id=dataset["id"], private=False)
        assert _status(app, f"/dataset/{dataset['id']}.ttl") == 200


class TestOffice:
    def test_it_has_a_document(self, app: Any, office: Record) -> None:
        for name in (office["name"], office["id"]):
            graph = graph_at(app, f"/organization/{name}.ttl")
            iri = URIRef(f"{tk.config['ckan.site_url']}/organization/{office['id']}")
            assert list(graph.objects(iri, FOAF.name))

    def test_none_is_found_by_a_strange_name(self, app: Any) -> None:
        assert _status(app, "/organization/tidak-ada.ttl") == 404


class TestNegotiation:
    @pytest.mark.parametrize(
        ("accept", "media_type"),
        [
            ("text/turtle", "text/turtle"),
            ("application/ld+json, text/html;q=0.5", "application/ld+json"),
            ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "application/rdf+xml"),
            ("application/n-triples", "application/n-triples"),
        ],
    )
    def test_each_page_has_documents(
        self, app: Any, dataset: Record, office: Record, accept: str, media_type: str
    ) -> None:
        paths = ("/catalog", f"/dataset/{dataset['id']}", f"/organization/{office['name']}")
        for path in paths:
            answer = app.get(path, headers={"Accept": accept}, follow_redirects=False)
            assert answer.status_code == 200
            assert answer.headers["Content-Type"] == media_type, path
            assert "Accept" in answer.headers["Vary"].replace("Accept-Encoding", "")
            location = answer.headers["Content-Location"]
            assert app.get(location.removeprefix(tk.config["ckan.site_url"])).data == answer.data

    @pytest.mark.parametrize(
        "accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "", "image/png"]
    )
    def test_a_page_stays_a_page_in_case_of_doubt(
        self, app: Any, dataset: Record, accept: str
    ) -> None:
        answer = app.get(f"/dataset/{dataset['name']}", headers={"Accept": accept})
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "Accept" in answer.headers["Vary"]

    def test_a_browser_gets_the_search_page(self, app: Any) -> None:
        answer = app.get("/catalog", headers={"Accept": "text/html"}, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["Location"].rstrip("/").endswith("/dataset")

    def test_without_a_wish_it_is_turtle(self, app: Any, dataset: Record) -> None:
        answer = app.get("/catalog", headers={"Accept": "*/*"})
        assert answer.headers["Content-Type"] == "text/turtle"
        iri = URIRef(f"{tk.config['ckan.site_url']}/dataset/{dataset['id']}")
        assert iri in Graph().parse(data=answer.body, format="turtle").objects(None, DCAT.dataset)

    def test_what_there_is_not_is_told(self, app: Any) -> None:
        answer = app.get("/catalog", headers={"Accept": "image/png"}, expect_errors=True)
        assert answer.status_code == 406
        assert "text/turtle" in answer.body

    def test_a_deleted_dataset_is_gone_for_programs(self, app: Any, dataset: Record) -> None:
        act("package_delete", id=dataset["id"])
        assert _status(app, f"/dataset/{dataset['id']}", _TURTLE) == 410
