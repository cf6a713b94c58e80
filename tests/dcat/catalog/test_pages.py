"""Pages of the catalogue: complete, alike in all formats, whatever happens meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import DCAT, FOAF

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog import pages
from ckanext.palembang.dcat.catalog.memory import Memory
from ckanext.palembang.dcat.linked_data.terms import DCT, HYDRA

from tests.catalogue.activities.records import complete_activity
from tests.dcat.catalog.conftest import Record, act, create
from tests.dcat.catalog.readers import (
    PARSERS,
    crawl,
    graph_at,
    ids_on,
    pages_from,
    path_of,
    strict_triples,
)
from tests.dcat.profile.test_shapes import RANGES, SHAPES, violations

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _ids(datasets: list[Record]) -> list[str]:
    return [one["id"] for one in datasets]


class TestContents:
    def test_each_format_holds_each_dataset_once(self, app: Any, datasets: list[Record]) -> None:
        for extension in PARSERS:
            assert sorted(crawl(app, f"/catalog.{extension}?page_size=2")) == sorted(_ids(datasets))

    def test_all_formats_say_the_same_but_for_the_address_of_the_page(
        self, app: Any, datasets: list[Record]
    ) -> None:
        found = []
        for extension in PARSERS:
            graph = strict_triples(app, f"/catalog.{extension}")
            found.append({one for one in graph if f"/catalog.{extension}" not in str(one)})
        assert len(found[0]) > 100
        assert all(one == found[0] for one in found)

    @pytest.mark.parametrize("extension", list(PARSERS))
    def test_nothing_hangs_on_the_address_it_was_read_from(
        self, app: Any, datasets: list[Record], extension: str
    ) -> None:
        path = f"/catalog.{extension}"
        assert strict_triples(app, path) == strict_triples(app, path, "urn:x-other:place")

    def test_each_page_is_valid(self, app: Any, datasets: list[Record]) -> None:
        for graph in pages_from(app, "/catalog.ttl?page_size=3"):
            assert violations(graph, SHAPES).total() == 0
            assert violations(graph, RANGES).total() == 0

    def test_an_empty_catalogue_is_valid_and_has_one_page(self, app: Any) -> None:
        (graph,) = pages_from(app, "/catalog.ttl")
        assert violations(graph, SHAPES).total() == 0
        assert ids_on(graph) == []
        for extension in PARSERS:
            assert graph_at(app, f"/catalog.{extension}")

    def test_the_language_of_the_address_changes_nothing(
        self, app: Any, datasets: list[Record]
    ) -> None:
        assert app.get("/en/catalog.ttl").data == app.get("/catalog.ttl").data

    def test_the_same_page_is_the_same_bytes(
        self, app: Any, datasets: list[Record], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for extension in PARSERS:
            first = app.get(f"/catalog.{extension}").data
            monkeypatch.setattr(pages, "_MEMORY", Memory())
            assert app.get(f"/catalog.{extension}").data == first

    def test_other_types_of_packages_are_not_in_it(self, app: Any, office: Record) -> None:
        act("package_create", **complete_activity(owner_org=office["id"]))
        assert crawl(app, "/catalog.ttl") == []


class TestCatalogueNode:
    def test_the_walidata_publishes_it(self, app: Any, datasets: list[Record]) -> None:
        office = act("organization_create", name="diskominfo", title="Diskominfo", peran="walidata")
        graph = graph_at(app, "/catalog.ttl")
        site = str(tk.config["ckan.site_url"])
        publisher = URIRef(f"{site}/organization/{office['id']}")
        assert list(graph.objects(URIRef(site), DCT.publisher)) == [publisher]
        assert Literal("Diskominfo", "id") in graph.objects(publisher, FOAF.name)

    def test_who_becomes_walidata_publishes_it_at_once(self, app: Any, office: Record) -> None:
        catalogue = URIRef(str(tk.config["ckan.site_url"]))
        publishers = []
        for role in ("produsen", "walidata", "produsen"):
            act("organization_patch", id=office["id"], peran=role)
            # Asked twice: the second answer is one that was kept.
            graphs = [graph_at(app, "/catalog.ttl") for _ in range(2)]
            publishers += [str(*graph.objects(catalogue, DCT.publisher)) for graph in graphs]
        found = [office["id"] in publisher for publisher in publishers]
        assert found == [False, False, True, True, False, False]

    @pytest.mark.ckan_config("ckanext.palembang.dcat.publisher", "dukcapil")
    def test_an_operator_may_choose_another(self, app: Any, datasets: list[Record]) -> None:
        graph = graph_at(app, "/catalog.ttl")
        (publisher,) = graph.objects(URIRef(str(tk.config["ckan.site_url"])), DCT.publisher)
        assert str(publisher).endswith(datasets[0]["owner_org"])

    def test_without_an_office_it_is_the_site(self, app: Any) -> None:
        graph = graph_at(app, "/catalog.ttl")
        (publisher,) = graph.objects(URIRef(str(tk.config["ckan.site_url"])), DCT.publisher)
        assert list(graph.objects(publisher, FOAF.name))

    def test_it_has_services(self, app: Any) -> None:
        graph = graph_at(app, "/catalog.ttl")
        services = list(graph.objects(None, DCAT.service))
        assert services
        assert all(list(graph.objects(one, DCAT.endpointURL)) for one in services)


class TestPagingNode:
    def test_it_is_for_both_kinds_of_readers(self, app: Any, datasets: list[Record]) -> None:
        graph = graph_at(app, "/catalog.ttl?page_size=2")
        site = str(tk.config["ckan.site_url"])
        view = URIRef(f"{site}/catalog.ttl?page_size=2")
        assert list(graph.objects(URIRef(site), HYDRA.view)) == [view]
        kinds = set(graph.objects(view, RDF.type))
        assert kinds == {HYDRA.PartialCollectionView, HYDRA.PagedCollection}
        (total,) = graph.objects(view, HYDRA.totalItems)
        assert total.toPython() == len(datasets)
        for one, other in (("next", "nextPage"), ("first", "firstPage"), ("last", "lastPage")):
            (address,) = graph.objects(view, HYDRA[one])
            assert isinstance(address, URIRef)
            assert list(graph.objects(view, HYDRA[other])) == [address]
        assert not list(graph.objects(view, HYDRA.previous))

    def test_links_lead_back_the_same_way(self, app: Any, datasets: list[Record]) -> None:
        *_, last = pages_from(app, "/catalog.ttl?page_size=2")
        assert not list(last.objects(None, HYDRA.next))
        (named,) = graph_at(app, "/catalog.ttl?page_size=2").objects(None, HYDRA.last)
        assert ids_on(graph_at(app, path_of(named))) == ids_on(last)
        found = ids_on(last)
        page = last
        while before := list(page.objects(None, HYDRA.previous)):
            page = graph_at(app, path_of(before[0]))
            found += ids_on(page)
        assert sorted(found) == sorted(_ids(datasets))
        (first,) = last.objects(None, HYDRA.first)
        assert ids_on(graph_at(app, path_of(first))) == ids_on(page)

    def test_the_header_says_the_same(self, app: Any, datasets: list[Record]) -> None:
        answer = app.get("/catalog.ttl?page_size=2")
        (following,) = graph_at(app, "/catalog.ttl?page_size=2").objects(None, HYDRA.next)
        assert f'<{following}>; rel="next"' in answer.headers["Link"]


class TestCountingReaders:
    """Readers that count pages instead of following keys."""

    def test_they_find_each_dataset_once(self, app: Any, datasets: list[Record]) -> None:
        found = crawl(app, "/catalog.ttl?page_size=2&page=1")
        assert sorted(found) == sorted(_ids(datasets))

    def test_a_deletion_moves_nothing(self, app: Any, datasets: list[Record]) -> None:
        found = ids_on(graph_at(app, "/catalog.ttl?page_size=2&page=1"))
        act("package_delete", id=datasets[0]["id"])
        for page in (2, 3):
            found += ids_on(graph_at(app, f"/catalog.ttl?page_size=2&page={page}"))
        assert sorted(found) == sorted(_ids(datasets))

    def test_windows_without_datasets_are_passed_over(
        self, app: Any, datasets: list[Record]
    ) -> None:
        for one in datasets[2:4]:
            act("package_delete", id=one["id"])
        graphs = list(pages_from(app, "/catalog.ttl?page_size=2&page=1"))
        assert [len(ids_on(graph)) for graph in graphs] == [2, 1]
        assert ids_on(graph_at(app, "/catalog.ttl?page_size=2&page=2")) == []


class TestCrawlingWhileEditing:
    def test_every_dataset_public_throughout_is_seen_once(
        self, app: Any, office: Record, datasets: list[Record]
    ) -> None:
        seen: list[str] = []
        created: Record = {}
        for number, graph in enumerate(pages_from(app, "/catalog.ttl?page_size=1")):
            seen += ids_on(graph)
            if number == 0:
                act("package_patch", id=datasets[0]["id"], title="Sesudah dibaca")
                act("package_patch", id=datasets[4]["id"], title="Sebelum dibaca")
                act("package_delete", id=datasets[2]["id"])
                act("package_patch", id=datasets[3]["id"], private=True)
                created = create(office)
        expected = [datasets[0]["id"], datasets[1]["id"], datasets[4]["id"], created["id"]]
        assert sorted(seen) == sorted(expected)

    def test_a_change_is_seen_at_once(self, app: Any, datasets: list[Record]) -> None:
        path = "/catalog.ttl"
        assert "Judul baru sekali" not in app.get(path).body
        act("package_patch", id=datasets[1]["id"], title="Judul baru sekali")
        assert "Judul baru sekali" in app.get(path).body
        act("package_delete", id=datasets[1]["id"])
        assert datasets[1]["id"] not in app.get(path).body

    def test_a_renamed_office_has_one_name_on_each_page(
        self, app: Any, office: Record, datasets: list[Record]
    ) -> None:
        app.get("/catalog.ttl?page_size=2")
        act("organization_patch", id=office["id"], title="Nama Baru")
        for graph in pages_from(app, "/catalog.ttl?page_size=2"):
            iri = URIRef(f"{tk.config['ckan.site_url']}/organization/{office['id']}")
            assert list(graph.objects(iri, FOAF.name)) == [Literal("Nama Baru", "id")]
