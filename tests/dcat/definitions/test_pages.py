"""Vocabularies over HTTP: pages in two languages, documents, negotiation, what is not there."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.compare import isomorphic

from ckanext.palembang.dcat.definitions.pages import definition_paths
from ckanext.palembang.reference import area

pytestmark = pytest.mark.usefixtures("with_plugins")

BASE = "https://satudata.palembang.go.id"
FORMATS = {
    "ttl": ("text/turtle", "turtle"),
    "xml": ("application/rdf+xml", "xml"),
    "jsonld": ("application/ld+json", "json-ld"),
    "nt": ("application/n-triples", "nt"),
}
SUBJECTS = ["/def", "/def/wilayah", "/def/wilayah/16.71.18", "/def/simbol/tidak-tersedia"]


def _get(app: Any, path: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.get(path, headers=named, follow_redirects=False)


@pytest.mark.parametrize("path", SUBJECTS)
def test_all_formats_say_the_same(app: Any, path: str) -> None:
    graphs: list[Graph] = []
    for extension, (media_type, parser) in FORMATS.items():
        response = _get(app, f"{path}.{extension}")
        assert response.status_code == 200
        assert response.headers["Content-Type"] == media_type
        graphs.append(Graph().parse(data=response.body, format=parser))
    assert len(graphs[0]) > 10
    assert all(isomorphic(graphs[0], other) for other in graphs[1:])


@pytest.mark.parametrize("path", SUBJECTS)
@pytest.mark.parametrize("extension", FORMATS)
def test_a_program_gets_the_format_that_it_prefers(app: Any, path: str, extension: str) -> None:
    response = _get(app, path, Accept=f"{FORMATS[extension][0]}, */*;q=0.1")
    assert response.headers["Content-Type"] == FORMATS[extension][0]
    assert response.headers["Content-Location"] == f"{path}.{extension}"
    assert "Accept" in response.headers["Vary"]
    assert response.body == _get(app, f"{path}.{extension}").body


@pytest.mark.parametrize("accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", ""])
@pytest.mark.parametrize("path", SUBJECTS)
def test_a_person_gets_a_page(app: Any, path: str, accept: str) -> None:
    response = _get(app, path, Accept=accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")
    assert "Accept" in response.headers["Vary"]
    assert f'href="{path}.ttl"' in response.body


def test_every_page_of_every_vocabulary_is_there(app: Any) -> None:
    paths = list(definition_paths())
    assert len(paths) == len(set(paths)) > 500
    scarce = [path for path in paths if "/wilayah/" not in path][::9] + paths[-3:]
    for path in scarce:
        assert _get(app, path).status_code == 200, path


def test_a_page_speaks_the_readers_language(app: Any) -> None:
    indonesian = _get(app, "/id/def/wilayah/16.71.18").body
    english = _get(app, "/en/def/wilayah/16.71.18").body
    assert "Kode Kementerian Dalam Negeri" in indonesian
    assert "Dibentuk pada tahun 2018 dari sebagian Kecamatan Ilir Timur II" in indonesian
    assert "Code of the Ministry of Home Affairs" in english
    assert "Formed in 2018 from part of Ilir Timur II Subdistrict" in english
    assert _get(app, "/id/def/bab.ttl").body == _get(app, "/en/def/bab.ttl").body


def test_an_area_is_drawn_and_both_its_codes_are_shown(app: Any) -> None:
    body = _get(app, "/def/wilayah/16.71.01").body
    assert "<svg" in body
    assert "<code>16.71.01</code>" in body
    assert "<code>1671010</code>" in body
    assert "<svg" not in _get(app, "/def/bab/3").body.partition('role="main"')[2]


class TestDocuments:
    def test_the_tag_holds_until_the_content_changes(self, app: Any) -> None:
        first = _get(app, "/def/bab.ttl")
        again = _get(app, "/def/bab.ttl", If_None_Match=first.headers["ETag"])
        assert again.status_code == 304
        assert again.headers["ETag"] == first.headers["ETag"]
        assert _get(app, "/def/urusan.ttl").headers["ETag"] != first.headers["ETag"]
        assert _get(app, "/def/bab.nt").headers["ETag"] != first.headers["ETag"]

    def test_gzip_is_the_same_in_less_with_a_tag_of_its_own(self, app: Any) -> None:
        plain = _get(app, "/def/wilayah.ttl")
        packed = _get(app, "/def/wilayah.ttl", Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert gzip.decompress(packed.data) == plain.data

    def test_anyone_may_read_and_no_cookie_matters(self, app: Any) -> None:
        reader = app.flask_app.test_client(use_cookies=False)
        response = reader.get("/def/bab.jsonld")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Cookie" not in response.headers["Vary"]
        assert "Set-Cookie" not in response.headers

    def test_a_session_changes_nothing_for_a_document(self, app: Any) -> None:
        reader = app.test_client()
        assert "Set-Cookie" in reader.get("/user/login").headers
        for path in ("/def.ttl", "/def/bab.xml", "/def/bab/3.nt", "/def/wilayah.geojson"):
            response = reader.get(path)
            assert "Cookie" not in response.headers["Vary"], path
            assert "Set-Cookie" not in response.headers, path

    @pytest.mark.parametrize("path", ["/def.ttl", "/def/bab.jsonld", "/def/wilayah/16.71.geojson"])
    def test_a_head_says_what_the_document_says(self, app: Any, path: str) -> None:
        whole = _get(app, path)
        head = app.test_client().head(path)
        assert (head.status_code, head.data) == (200, b"")
        for name in ("ETag", "Content-Type", "Content-Length", "Vary", "Link"):
            assert head.headers[name] == whole.headers[name]

    def test_names_do_not_hang_on_the_address_of_the_site(self, app: Any) -> None:
        graph = Graph().parse(data=_get(app, "/def/bab.ttl").body, format="turtle")
        assert (URIRef(f"{BASE}/def/bab"), RDF.type, SKOS.ConceptScheme) in graph

    def test_rdf_is_another_word_for_xml(self, app: Any) -> None:
        assert _get(app, "/def/bab.rdf").body == _get(app, "/def/bab.xml").body


class TestGeoJson:
    def test_the_areas_are_a_collection(self, app: Any) -> None:
        response = _get(app, "/def/wilayah.geojson")
        assert response.headers["Content-Type"] == "application/geo+json"
        read = json.loads(response.body)
        assert read["type"] == "FeatureCollection"
        assert len(read["features"]) == 143
        drawn = [one for one in read["features"] if one["geometry"]]
        assert len(drawn) == 126
        assert all(one["properties"]["lisensi_batas"].startswith("MIT") for one in drawn)

    def test_one_area_is_a_feature(self, app: Any) -> None:
        read = json.loads(_get(app, "/def/wilayah/16.71.04.geojson").body)
        assert read["id"] == f"{BASE}/def/wilayah/16.71.04"
        assert read["geometry"]["type"] == "MultiPolygon"
        assert read["properties"]["kode_bps"] == area("16.71.04").bps_code
        asked = _get(app, "/def/wilayah/16.71.04", Accept="application/geo+json")
        assert json.loads(asked.body) == read

    def test_what_is_no_area_has_none(self, app: Any) -> None:
        assert _get(app, "/def/bab.geojson").status_code == 404


def test_every_page_of_the_site_leads_to_the_vocabularies_and_to_the_feed(app: Any) -> None:
    footer = _get(app, "/en/about").body.partition('<footer class="palembang-footer">')[2]
    assert '<a href="/en/def">Vocabularies</a>' in footer
    assert '<a href="/en/catalog/conformance">Conformance of the feed</a>' in footer
    assert 'href="/catalog.ttl"' in footer
    assert ">Kosakata</a>" in _get(app, "/id/about").body


def test_areas_that_are_surely_in_wikidata_say_so(app: Any) -> None:
    wikidata = "http://www.wikidata.org/entity/"
    for code, item in (("16", "Q2271"), ("16.71", "Q8131")):
        graph = Graph().parse(data=_get(app, f"/def/wilayah/{code}.nt").body, format="nt")
        matches = set(graph.objects(URIRef(f"{BASE}/def/wilayah/{code}"), SKOS.exactMatch))
        assert URIRef(wikidata + item) in matches
        assert f'href="{wikidata}{item}"' in _get(app, f"/def/wilayah/{code}").body
    assert wikidata not in _get(app, "/def/wilayah/16.71.01.ttl").body


class TestOtherAddresses:
    @pytest.mark.parametrize("extension", ["", ".ttl", ".geojson"])
    def test_a_code_of_bps_leads_to_the_area(self, app: Any, extension: str) -> None:
        response = _get(app, f"/def/wilayah/1671062{extension}")
        assert response.status_code == 301
        assert response.headers["Location"].endswith(f"/def/wilayah/16.71.18{extension}")

    @pytest.mark.parametrize(
        "path",
        [
            "/def/no-such-list",
            "/def/no-such-list.ttl",
            "/def/bab/14",
            "/def/bab/14.ttl",
            "/def/bab/3/4",
            "/def/wilayah/16.99",
            "/def/wilayah/9999999",
            "/def/wilayah/%00",
            "/def/..%2f..%2fetc",
            "/def/bab/" + "x" * 3000,
        ],
    )
    def test_what_is_not_there_is_not_found(self, app: Any, path: str) -> None:
        assert _get(app, path).status_code == 404

    @pytest.mark.parametrize("path", ["/def", "/def/bab", "/def/bab/3", "/def/wilayah/16.71"])
    @pytest.mark.parametrize("extension", ["json", "TTL", "csv", "html"])
    def test_an_unknown_format_is_not_found_and_the_known_ones_are_named(
        self, app: Any, path: str, extension: str
    ) -> None:
        response = _get(app, f"{path}.{extension}")
        assert response.status_code == 404
        assert "ttl, xml, jsonld, nt" in response.body
        assert extension in response.body
