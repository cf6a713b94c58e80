"""The endpoints of ckanext-dcat, with real services."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories, helpers

from ckanext.dcat.processors import RDFSerializer
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.offices import read_office

from tests.catalogue.records import complete_dataset
from tests.dcat.documents import FORMATS
from tests.dcat.profile.test_shapes import SHAPES, violations

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
_HIDDEN: list[dict[str, Any]] = [{"private": True}, {"state": "draft"}, {"state": "deleted"}]
ENDPOINTS = FORMATS


@pytest.fixture
def city() -> dict[str, Any]:
    """The organization above all offices."""
    return factories.Organization(name="pemkot", title="Pemerintah Kota Palembang")


@pytest.fixture
def office(city: dict[str, Any]) -> dict[str, Any]:
    """An office of the city."""
    return factories.Organization(
        name="dukcapil", title="Disdukcapil", groups=[{"name": city["name"]}]
    )


@pytest.fixture
def dataset(office: dict[str, Any]) -> dict[str, Any]:
    """A published dataset of the office, with one resource."""
    return _create(owner_org=office["id"])


def _act(action: str, /, **data: Any) -> Any:
    """Call an action as the site itself; the activity stream asks for a user that exists."""
    site = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return helpers.call_action(action, {"user": site["name"]}, **data)


def _create(**changes: Any) -> dict[str, Any]:
    created = _act("package_create", **complete_dataset(**changes))
    _act(
        "resource_create",
        package_id=created["id"],
        url="https://example.org/penduduk.csv",
        format="CSV",
        name="Tabel data",
        name_en="Data table",
    )
    return _act("package_show", id=created["id"])


def _get(app: Any, path: str, parser: str, **options: Any) -> Graph:
    return Graph().parse(data=app.get(path, **options).body, format=parser)


def _dataset_iri(dataset: dict[str, Any]) -> URIRef:
    return URIRef(f"{tk.config['ckan.site_url']}/dataset/{dataset['id']}")


class TestDocument:
    def test_it_is_ours_by_default_and_has_no_violation(
        self, app: Any, dataset: dict[str, Any]
    ) -> None:
        graph = _get(app, f"/dataset/{dataset['name']}.ttl", "turtle")
        iri = _dataset_iri(dataset)
        assert Literal(dataset["title_en"], "en") in graph.objects(iri, DCT.title)
        assert list(graph.objects(iri, DCAT.theme))
        assert violations(graph, SHAPES).total() == 0

    def test_all_formats_and_languages_say_the_same(
        self, app: Any, dataset: dict[str, Any]
    ) -> None:
        path = f"/dataset/{dataset['name']}"
        first, *others = (
            set(_get(app, f"{prefix}{path}.{end}", parser))
            for prefix in ("", "/en")
            for end, parser in ENDPOINTS.items()
        )
        assert all(other == first for other in others)

    def test_no_request_is_needed(self, dataset: dict[str, Any]) -> None:
        assert "dcat:Dataset" in RDFSerializer().serialize_dataset(dataset, _format="ttl")

    def test_another_profile_can_still_be_asked_for(
        self, app: Any, dataset: dict[str, Any]
    ) -> None:
        graph = _get(app, f"/dataset/{dataset['name']}.ttl?profiles=euro_dcat_ap_3", "turtle")
        assert Literal(dataset["title"]) in graph.objects(_dataset_iri(dataset), DCT.title)

    @pytest.mark.ckan_config("ckanext.dcat.rdf.profiles", "euro_dcat_ap_3")
    def test_an_operator_can_choose_another_profile(
        self, app: Any, dataset: dict[str, Any]
    ) -> None:
        graph = _get(app, f"/dataset/{dataset['name']}.ttl", "turtle")
        assert Literal(dataset["title"]) in graph.objects(_dataset_iri(dataset), DCT.title)

    def test_structured_data_for_search_engines_keeps_working(
        self, app: Any, dataset: dict[str, Any]
    ) -> None:
        with app.flask_app.test_request_context():
            nodes = json.loads(tk.h.structured_data(dataset))["@graph"]
        (node,) = (node for node in nodes if node["@type"] == "schema:Dataset")
        assert node["schema:name"] == dataset["title"]
        assert node["schema:publisher"]


class TestCatalogue:
    def test_it_holds_each_published_dataset_and_their_office_once(
        self, app: Any, dataset: dict[str, Any], office: dict[str, Any]
    ) -> None:
        published = {_dataset_iri(dataset), _dataset_iri(_create(owner_org=office["id"]))}
        iri = URIRef(f"{tk.config['ckan.site_url']}/organization/{office['id']}")
        for extension, parser in ENDPOINTS.items():
            graph = _get(app, f"/catalog.{extension}", parser)
            assert set(graph.objects(None, DCAT.dataset)) == published
            assert set(graph.subjects(RDF.type, DCAT.Dataset)) == published
            assert list(graph.objects(iri, FOAF.name)) == [Literal("Disdukcapil", "id")]

    def test_a_name_that_is_no_address_breaks_no_page(
        self, app: Any, office: dict[str, Any]
    ) -> None:
        bad = {"key": "uri", "value": "https://x.go.id/data penduduk <1>"}
        assert bad in _create(owner_org=office["id"], extras=[bad])["extras"]
        for extension, parser in ENDPOINTS.items():
            graph = _get(app, f"/catalog.{extension}", parser)
            (named,) = graph.objects(None, DCAT.dataset)
            assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [named]
            assert not set(str(named)) & set(" <>")


class TestAccess:
    """What is not public is in no document, whoever asks."""

    @pytest.fixture
    def hidden(self, office: dict[str, Any]) -> list[str]:
        """Ids of a private, a draft and a deleted dataset."""
        ids = [_create(owner_org=office["id"], title="Jangan terlihat")["id"] for _ in range(3)]
        for identifier, changes in zip(ids, _HIDDEN, strict=True):
            _act("package_patch", id=identifier, **changes)
        return ids

    @pytest.fixture
    def everybody(self, office: dict[str, Any]) -> dict[str, dict[str, str]]:
        """Headers of a visitor, of a user of nothing, of an editor of the office, of a sysadmin."""
        editor, stranger = factories.UserWithToken(), factories.UserWithToken()
        sysadmin = factories.UserWithToken(sysadmin=True)
        member = {"username": editor["name"], "role": "editor"}
        _act("organization_member_create", id=office["id"], **member)
        users = {"stranger": stranger, "editor": editor, "sysadmin": sysadmin}
        headers: dict[str, dict[str, str]] = {"visitor": {}}
        for who, user in users.items():
            headers[who] = {"Authorization": user["token"]}
        return headers

    def test_the_catalogue_never_lists_it(
        self, app: Any, hidden: list[str], everybody: dict[str, dict[str, str]]
    ) -> None:
        for who, headers in everybody.items():
            for extension in ENDPOINTS:
                body = app.get(f"/catalog.{extension}", headers=headers).body
                assert not [identifier for identifier in hidden if identifier in body], who
                assert "Jangan terlihat" not in body, who

    def test_its_document_is_refused_to_strangers(
        self, app: Any, hidden: list[str], everybody: dict[str, dict[str, str]]
    ) -> None:
        for identifier in hidden:
            for who in ("visitor", "stranger"):
                path = f"/dataset/{identifier}.ttl"
                answer = app.get(path, headers=everybody[who], expect_errors=True)
                assert answer.status_code in (404, 410), who
                assert "Jangan terlihat" not in answer.body


class TestOffice:
    def test_it_is_read_with_those_above_it(
        self, office: dict[str, Any], city: dict[str, Any]
    ) -> None:
        read = read_office(office["id"])
        assert read is not None
        assert read.parent is not None
        assert (read.facts.text("title"), read.parent.id) == ("Disdukcapil", city["id"])
        assert read.parent.parent is None

    def test_a_cycle_ends(self, office: dict[str, Any], city: dict[str, Any]) -> None:
        link = model.Member(
            table_name="group", table_id=office["id"], group_id=city["id"], capacity="parent"
        )
        model.Session.add(link)
        model.Session.commit()
        read = read_office(office["id"])
        assert read is not None
        assert read.parent is not None
        assert read.parent.parent is None

    def test_a_deleted_parent_is_left_out(
        self, office: dict[str, Any], city: dict[str, Any]
    ) -> None:
        _act("organization_delete", id=city["id"])
        read = read_office(office["id"])
        assert read is not None
        assert read.parent is None

    def test_none_is_found_by_a_strange_id(self) -> None:
        assert read_office("tidak ada") is None

    def test_a_rename_shows_at_once(
        self, app: Any, dataset: dict[str, Any], office: dict[str, Any], city: dict[str, Any]
    ) -> None:
        path = f"/dataset/{dataset['name']}.ttl"
        site = tk.config["ckan.site_url"]
        iri, above = (URIRef(f"{site}/organization/{one['id']}") for one in (office, city))
        assert Literal("Disdukcapil", "id") in _get(app, path, "turtle").objects(iri, FOAF.name)
        _act("organization_patch", id=office["id"], title="Dinas Baru", name="dinas-baru")
        _act("organization_patch", id=city["id"], title="Kota Baru")
        for address in (path, "/catalog.ttl"):
            graph = _get(app, address, "turtle")
            assert list(graph.objects(iri, FOAF.name)) == [Literal("Dinas Baru", "id")]
            assert list(graph.objects(above, FOAF.name)) == [Literal("Kota Baru", "id")]
            assert list(graph.objects(iri, ORG.subOrganizationOf)) == [above]
