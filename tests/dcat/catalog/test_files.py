"""Everything in one file, and the addresses for search engines."""

from __future__ import annotations

import gzip
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCAT

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.definitions.pages import definition_paths

from tests.dcat.catalog.conftest import Record, act
from tests.dcat.catalog.readers import graph_at, ids_on, path_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


class TestDump:
    @pytest.mark.parametrize(("extension", "parser"), [("nt", "nt"), ("ttl", "turtle")])
    def test_it_says_what_the_pages_say(
        self, app: Any, datasets: list[Record], extension: str, parser: str
    ) -> None:
        answer = app.get(f"/catalog/dump.{extension}.gz")
        assert answer.headers["Content-Type"] == "application/gzip"
        assert "Content-Encoding" not in answer.headers
        graph = Graph().parse(data=gzip.decompress(answer.data), format=parser)
        assert sorted(ids_on(graph)) == sorted(one["id"] for one in datasets)
        assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == len(datasets)
        page = graph_at(app, "/catalog.ttl")
        hydra = "http://www.w3.org/ns/hydra/core#"
        assert {one for one in page if hydra not in str(one)} == set(graph)

    def test_whoever_has_it_is_told_so(self, app: Any, datasets: list[Record]) -> None:
        tag = app.get("/catalog/dump.nt.gz").headers["ETag"]
        again = app.get("/catalog/dump.nt.gz", headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert app.test_client().head("/catalog/dump.nt.gz").headers["ETag"] == tag
        act("package_delete", id=datasets[0]["id"])
        assert app.get("/catalog/dump.nt.gz").headers["ETag"] != tag

    @pytest.mark.parametrize("extension", ["xml", "foo"])
    def test_another_format_is_not_offered(self, app: Any, extension: str) -> None:
        answer = app.get(f"/catalog/dump.{extension}.gz", expect_errors=True)
        assert answer.status_code == 404


class TestSitemap:
    def test_it_leads_to_every_page_with_its_date(
        self, app: Any, datasets: list[Record], office: Record
    ) -> None:
        index = ET.fromstring(app.get("/sitemap.xml").body)  # noqa: S314 - our own
        dates: dict[str, str] = {}
        for place in index.findall("s:sitemap/s:loc", _SITEMAP):
            part = ET.fromstring(app.get(path_of(place.text)).body)  # noqa: S314 - our own
            for url in part.findall("s:url", _SITEMAP):
                address = url.findtext("s:loc", namespaces=_SITEMAP) or ""
                dates[path_of(address)] = url.findtext("s:lastmod", "", _SITEMAP)
        for one in datasets:
            expected = act("package_show", id=one["id"])["metadata_modified"][:19]
            assert dates[f"/dataset/{one['name']}"] == f"{expected}+00:00"
        assert f"/organization/{office['name']}" in dates
        # Nobody edits a vocabulary, so that no day of a change is told.
        vocabularies = {path: day for path, day in dates.items() if path.startswith("/def")}
        assert set(vocabularies) == set(definition_paths())
        assert set(vocabularies.values()) == {""}
        assert "private" not in dates

    def test_a_deleted_dataset_is_not_in_it(self, app: Any, datasets: list[Record]) -> None:
        act("package_delete", id=datasets[0]["id"])
        body = app.get("/sitemap/datasets-1.xml").body
        assert f"/dataset/{datasets[0]['name']}<" not in body
        assert f"/dataset/{datasets[1]['name']}<" in body

    def test_the_vocabularies_are_one_file_with_a_tag(self, app: Any) -> None:
        first = app.get("/sitemap/vocabularies.xml")
        assert first.headers["Content-Type"] == "application/xml"
        assert first.body.count("<loc>") < 50_000
        headers = {"If-None-Match": first.headers["ETag"]}
        again = app.get("/sitemap/vocabularies.xml", headers=headers)
        assert (again.status_code, again.data) == (304, b"")

    @pytest.mark.parametrize("part", ["datasets-2", "datasets-0", "foo", "datasets-99999999999"])
    def test_there_are_no_others(self, app: Any, part: str) -> None:
        answer = app.get(f"/sitemap/{part}.xml", expect_errors=True)
        assert answer.status_code == 404

    def test_robots_find_it(self, app: Any) -> None:
        expected = f"Sitemap: {tk.config['ckan.site_url']}/sitemap.xml"
        assert expected in app.get("/robots.txt").body
