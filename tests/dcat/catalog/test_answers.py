"""What the catalogue says over HTTP beside its contents."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from rdflib import Graph, URIRef

import ckan.plugins.toolkit as tk
from ckan.tests import factories

from ckanext.palembang.dcat.catalog import reading
from ckanext.palembang.dcat.linked_data.terms import HYDRA

from tests.dcat.catalog.conftest import Record, act, create
from tests.dcat.catalog.readers import PARSERS, crawl, ids_on, path_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
MEDIA_TYPES = {
    "ttl": "text/turtle",
    "xml": "application/rdf+xml",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "n3": "text/n3",
}


@pytest.fixture
def dataset(office: Record) -> Record:
    """A published dataset."""
    return create(office, title="Penduduk")


def _get(app: Any, path: str, **headers: str) -> Any:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return app.get(path, headers=named, expect_errors=True, follow_redirects=False)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


class TestUnchanged:
    def test_whoever_has_it_is_told_so(self, app: Any, dataset: Record) -> None:
        for path in ("/catalog.ttl", f"/dataset/{dataset['name']}.ttl", "/sitemap.xml"):
            first = _get(app, path)
            again = _get(app, path, If_None_Match=first.headers["ETag"])
            assert (again.status_code, again.data) == (304, b""), path
            for name in ("ETag", "Vary", "Cache-Control"):
                assert again.headers[name] == first.headers[name]

    def test_each_coding_and_format_has_a_strong_tag_of_its_own(
        self, app: Any, dataset: Record
    ) -> None:
        tags = {
            _get(app, f"/catalog.{extension}", Accept_Encoding=coding).headers["ETag"]
            for extension in MEDIA_TYPES
            for coding in ("identity", "gzip")
        }
        assert len(tags) == 2 * len(MEDIA_TYPES)
        assert not [tag for tag in tags if tag.startswith("W/")]

    def test_a_change_brings_another_tag_and_the_new_page(self, app: Any, dataset: Record) -> None:
        tag = _get(app, "/catalog.ttl").headers["ETag"]
        act("package_patch", id=dataset["id"], title="Judul lain")
        again = _get(app, "/catalog.ttl", If_None_Match=tag)
        assert again.status_code == 200
        assert "Judul lain" in again.body

    def test_an_edit_elsewhere_leaves_a_page_as_it_is(
        self, app: Any, datasets: list[Record]
    ) -> None:
        path = "/catalog.ttl?page_size=2&page=2"
        tag = _get(app, path).headers["ETag"]
        act("package_patch", id=datasets[0]["id"], title="Judul lain")
        assert _get(app, path, If_None_Match=tag).status_code == 304

    def test_a_tag_counts_more_than_a_date(self, app: Any, dataset: Record) -> None:
        future = "Fri, 01 Jan 2100 00:00:00 GMT"
        answer = _get(app, "/catalog.ttl", If_None_Match='"other"', If_Modified_Since=future)
        assert answer.status_code == 200

    def test_a_date_is_enough_but_never_hides_a_change(self, app: Any, dataset: Record) -> None:
        date = _get(app, "/catalog.ttl").headers["Last-Modified"]
        act("package_patch", id=dataset["id"], title="Dalam detik yang sama")
        assert _get(app, "/catalog.ttl", If_Modified_Since=date).status_code == 200
        future = "Fri, 01 Jan 2100 00:00:00 GMT"
        assert _get(app, "/catalog.ttl", If_Modified_Since=future).status_code == 304

    @pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since", "Accept-Encoding"])
    def test_nonsense_in_a_header_is_no_error(self, app: Any, header: str) -> None:
        for value in ("", '"', "W/", "\x80", "gzip;q=x", "Mon, 99 Foo 2000", '"a",,"'):
            answer = app.get("/catalog.ttl", headers={header: value}, expect_errors=True)
            assert answer.status_code in (200, 304)

    def test_it_costs_one_statement(
        self, app: Any, dataset: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tag = _get(app, "/catalog.ttl").headers["ETag"]
        monkeypatch.setattr(reading, "read_page", lambda *_args, **_options: pytest.fail("read"))
        assert _get(app, "/catalog.ttl", If_None_Match=tag).status_code == 304


class TestHead:
    def test_it_says_the_same_without_reading_texts(
        self, app: Any, dataset: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = reading.read_page
        asked: list[str | None] = []

        def note(*args: Any, column: str | None, **options: Any) -> reading.Page:
            asked.append(column)
            return read(*args, column=column, **options)

        monkeypatch.setattr(reading, "read_page", note)
        path = "/catalog.xml?page_size=7"
        head = app.test_client().head(path)
        assert asked == [None]
        assert head.data == b""
        full = _get(app, path)
        for name in ("ETag", "Content-Type", "Link", "Vary"):
            assert head.headers[name] == full.headers[name]


class TestCoding:
    @pytest.mark.parametrize("extension", list(PARSERS))
    def test_one_member_of_gzip(self, app: Any, dataset: Record, extension: str) -> None:
        path = f"/catalog.{extension}"
        plain = _get(app, path, Accept_Encoding="identity")
        packed = _get(app, path, Accept_Encoding="gzip")
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) * 3 < len(plain.data)
        # Some clients stop after the first member without an error.
        first = zlib.decompressobj(16 + zlib.MAX_WBITS)
        assert first.decompress(packed.data) == plain.data
        assert first.eof
        assert not first.unused_data

    def test_who_refuses_it_gets_none(self, app: Any, dataset: Record) -> None:
        answer = _get(app, "/catalog.ttl", Accept_Encoding="gzip;q=0, br")
        assert "Content-Encoding" not in answer.headers


class TestHeaders:
    @pytest.mark.parametrize(("extension", "media_type"), MEDIA_TYPES.items())
    def test_the_media_type_stands_alone(
        self, app: Any, dataset: Record, extension: str, media_type: str
    ) -> None:
        for path in ("/catalog", f"/dataset/{dataset['id']}"):
            assert _get(app, f"{path}.{extension}").headers["Content-Type"] == media_type

    def test_everybody_may_keep_it_and_it_hangs_on_nobody(self, app: Any, dataset: Record) -> None:
        headers = _get(app, "/catalog.ttl").headers
        assert headers["Vary"] == "Accept-Encoding"
        assert "public" in headers["Cache-Control"]
        assert "Set-Cookie" not in headers
        assert headers["Access-Control-Allow-Origin"] == "*"

    def test_json_ld_is_short_and_needs_nothing_from_elsewhere(
        self, app: Any, datasets: list[Record]
    ) -> None:
        answer = _get(app, "/catalog.jsonld")
        page = json.loads(answer.data)
        context = page["@context"]
        assert isinstance(context, dict)
        assert "@import" not in context
        keys = {key for node in _nodes(page["@graph"]) for key in node}
        assert len(keys) > 50
        assert not [key for key in keys if "://" in key]
        # The stock endpoint's expanded form takes 2.3 times the size of Turtle.
        assert len(answer.data) < 1.5 * len(_get(app, "/catalog.ttl").data)

    def test_a_login_changes_nothing(self, app: Any, dataset: Record) -> None:
        token = factories.UserWithToken(sysadmin=True)["token"]
        mine, others = (
            _get(app, "/catalog.ttl", **headers) for headers in ({"Authorization": token}, {})
        )
        assert mine.data == others.data
        assert mine.headers["ETag"] == others.headers["ETag"]


class TestWrongQuestions:
    @pytest.mark.parametrize(
        "query",
        [
            "page=0",
            "page=-1",
            "page=abc",
            "page=1.5",
            "page_size=0",
            "page_size=-3",
            "page_size=x",
            "after=-1",
            "after=x",
            "after=1&page=1",
            "page=1&page=2",
            "modified_since=gestern",
            "modified_since=2026-13-01",
            "organization=tidak-ada",
            "sort=title",
            "fq=(",
            "fq=title:[",
            "fq={!xmlparser v=1}",
            "q=%00",
            "profiles=tidak_ada",
        ],
    )
    def test_they_get_a_reason(self, app: Any, query: str) -> None:
        answer = _get(app, f"/catalog.ttl?{query}")
        assert answer.status_code == 400
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert len(answer.body) > 20

    @pytest.mark.parametrize(
        "query", ["page=99999", f"page={10**15}", f"page={10**40}", f"after={10**18}"]
    )
    def test_past_the_end_there_is_nothing(self, app: Any, dataset: Record, query: str) -> None:
        assert _get(app, f"/catalog.ttl?{query}").status_code == 404

    @pytest.mark.parametrize("extension", ["foo", "json", "html", "TTL", "ttl.gz", "%00", "ttl%20"])
    def test_an_unknown_format_gets_the_list(
        self, app: Any, dataset: Record, extension: str
    ) -> None:
        for path in ("/catalog", f"/dataset/{dataset['id']}", "/organization/dukcapil"):
            answer = _get(app, f"{path}.{extension}")
            assert answer.status_code == 404, path
            assert "jsonld" in answer.body


class TestQuestions:
    def test_one_office(
        self, app: Any, dataset: Record, office: Record, other_office: Record
    ) -> None:
        other = create(other_office)
        for name in (other_office["name"], other_office["id"]):
            body = _get(app, f"/catalog.ttl?organization={name}").body
            assert other["id"] in body
            assert dataset["id"] not in body

    def test_what_changed_since(self, app: Any, datasets: list[Record]) -> None:
        act("package_patch", id=datasets[1]["id"], title="Diubah")
        since = act("package_show", id=datasets[1]["id"])["metadata_modified"]
        for zone in ("", "Z", "%2B00:00", "+00:00"):
            body = _get(app, f"/catalog.ttl?modified_since={since}{zone}").body
            assert [one["id"] in body for one in datasets] == [False, True, False, False, False]

    @pytest.mark.parametrize("address", ["/catalog.ttl", "/catalog.nt", "/catalog"])
    def test_without_the_search_engine_only_searches_are_refused(
        self, app: Any, dataset: Record, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        # Nothing listens there: a refused connection, as while Solr is started anew.
        monkeypatch.setitem(tk.config, "solr_url", "http://127.0.0.1:1/solr/x")

        for query in ("q=padi", "fq=title:padi", "q=padi&profiles=euro_dcat_ap_3"):
            answer = _get(app, f"{address}?{query}", Accept="text/turtle")
            assert answer.status_code == 503
            assert answer.headers["Retry-After"] == "30"
            assert answer.content_type == "text/plain; charset=utf-8"
            assert "no-store" in answer.headers["Cache-Control"]
            assert "127.0.0.1" not in answer.text
        assert _get(app, address, Accept="text/turtle").status_code == 200

    def test_words_and_filters_of_the_search(self, app: Any, office: Record) -> None:
        first, second = (create(office, title=title) for title in ("Padi sawah", "Jalan raya"))
        for query in ("q=padi%20sawah", "fq=title:padi"):
            body = _get(app, f"/catalog.ttl?{query}").body
            assert first["id"] in body
            assert second["id"] not in body

    def test_good_ones_stay_in_the_links_escaped(self, app: Any, datasets: list[Record]) -> None:
        asked = {
            "organization": "dukcapil",
            "modified_since": "2020-01-01T00:00:00+00:00",
            "q": 'title:(Tabel OR "jalan <raya> & # é")',
            "fq": "+title:Tabel -title:padi",
            "page_size": "2",
        }
        answer = _get(app, f"/catalog.ttl?{urlencode(asked)}")
        (following,) = re.findall('<([^>]*)>; rel="next"', answer.headers["Link"])
        assert dict(parse_qsl(urlsplit(following).query)).items() >= asked.items()
        assert re.fullmatch(r"[!-~]+", following)
        graph = Graph().parse(data=answer.body, format="turtle")
        assert list(graph.objects(None, HYDRA.next)) == [URIRef(following)]
        assert sorted(crawl(app, path_of(following)) + ids_on(graph)) == sorted(
            one["id"] for one in datasets
        )

    @pytest.mark.ckan_config("ckan.search.rows_max", 2)
    def test_a_search_is_read_to_its_end_however_few_rows_ckan_gives(
        self, app: Any, datasets: list[Record]
    ) -> None:
        found = crawl(app, "/catalog.ttl?q=Tabel&page_size=3")
        assert sorted(found) == sorted(one["id"] for one in datasets)

    @pytest.mark.ckan_config("ckanext.palembang.dcat.page_size_limit", 2)
    def test_a_page_is_never_larger_than_allowed(self, app: Any, datasets: list[Record]) -> None:
        answer = _get(app, "/catalog.ttl?page_size=5000")
        assert sum(one["id"] in answer.body for one in datasets) == 2
        assert "page_size=2" in answer.headers["Link"]

    def test_unknown_ones_are_passed_over(self, app: Any) -> None:
        assert _get(app, "/catalog.ttl?utm_source=x&_=1").status_code == 200

    def test_another_profile(self, app: Any, dataset: Record) -> None:
        body = _get(app, "/catalog.ttl?profiles=euro_dcat_ap_3").body
        assert dataset["id"] in body
        assert tk.config["ckan.site_url"] in body
