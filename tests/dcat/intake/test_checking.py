"""What `publish check` says of feeds: of good ones nothing, of each known mistake its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from ckanext.palembang.dcat.intake.checking import Answer, Outcome, UnreadableError, table
from ckanext.palembang.dcat.intake.checking.api import check_api
from ckanext.palembang.dcat.intake.checking.data_json import check_data_gov, check_national
from ckanext.palembang.dcat.intake.checking.linked import CKAN, PIVEAU, UDATA, check_linked

SITE = "https://satudata.example"
GOOD: dict[str, Any] = {
    "identifier": "1",
    "title": "Penduduk",
    "description": "Penduduk menurut kecamatan",
    "keyword": ["penduduk"],
    "modified": "2025-01-01",
    "publisher": {"name": "Disdukcapil"},
    "contactPoint": {"fn": "Disdukcapil"},
    "accessLevel": "public",
    "distribution": [{"downloadURL": "https://x.test/a.csv"}],
}
CATALOGUE = {"conformsTo": "https://project-open-data.cio.gov/v1.1/schema"}


def site_with(answers: dict[str, Any], media_type: str = "application/json") -> Any:
    """A site that has these addresses, and 404 for others."""

    def read(_method: str, address: str) -> Answer:
        path = address.removeprefix(SITE)
        if path not in answers:
            return Answer(404, "text/plain", b"")
        found = answers[path]
        if isinstance(found, Answer):
            return found
        body = found if isinstance(found, str) else json.dumps(found)
        return Answer(200, media_type, body.encode())

    return read


def national(*entries: dict[str, Any], **others: Any) -> Outcome:
    document = {**CATALOGUE, "dataset": list(entries)}
    return check_national(site_with({"/data.json": document, **others}), SITE)


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name != key}


class TestDataJson:
    def test_a_good_feed(self) -> None:
        outcome = national(GOOD, {**GOOD, "identifier": "2"})
        assert (outcome.takes, outcome.is_good) == (2, True)

    @pytest.mark.parametrize(
        ("entry", "word"),
        [
            ({**GOOD, "title": ""}, "no title"),
            ({**GOOD, "keyword": "penduduk"}, "keyword is no list"),
            ({**GOOD, "distribution": {"downloadURL": "https://x.test"}}, "distribution is no"),
            ({**GOOD, "distribution": None}, "distribution is no list"),
            ({**GOOD, "identifier": "0"}, "twice"),
        ],
    )
    def test_what_it_drops(self, entry: dict[str, Any], word: str) -> None:
        outcome = national({**GOOD, "identifier": "0"}, entry)
        assert outcome.takes == 1
        assert [line for line in outcome.drops if word in line]

    @pytest.mark.parametrize(
        ("entry", "word"),
        [
            ({**without("keyword"), "keywords": ["a"]}, "keywords is read by nobody"),
            ({**GOOD, "accrualperiodicity": "R/P1Y"}, "accrualperiodicity is read by nobody"),
            ({**GOOD, "contactpoint": {}}, "contactpoint is read by nobody"),
            ({**GOOD, "contctPoint": {}}, "contctPoint is read by nobody"),
            ({**GOOD, "accessLeval": "public"}, "accessLeval is read by nobody"),
            (without("keyword"), "no keyword"),
            ({**GOOD, "description": ""}, "no description"),
            (without("distribution"), "no distribution"),
            ({**GOOD, "distribution": [{}]}, "without address"),
            ({**GOOD, "distribution": [{"downloadURL": "https://x.test/a b"}]}, "is no address"),
        ],
    )
    def test_what_it_misreads(self, entry: dict[str, Any], word: str) -> None:
        outcome = national(entry)
        assert outcome.takes == 1
        assert [line for line in outcome.misreads if word in line]

    @pytest.mark.parametrize(
        "answers",
        [
            {},
            {"/data.json": '{"dataset": ["a\x01"]}'},
            {"/data.json": []},
            {"/data.json": {"dataset": None}},
            {"/data.json": {"dataset": [without("identifier")]}},
            {"/data.json": {"dataset": [GOOD]}, "/data.json?page=2": "<html>"},
            {"/data.json": {"dataset": [GOOD]}, "/data.json?page=2": Answer(400, "", b"")},
        ],
    )
    def test_why_it_gives_up(self, answers: dict[str, Any]) -> None:
        outcome = check_national(site_with(answers), SITE)
        assert outcome.failure
        assert outcome.takes == 0

    def test_the_same_again_on_a_second_page_does_no_harm(self) -> None:
        same = {"/data.json?page=2": {"dataset": [GOOD]}}
        assert national(GOOD, **same).is_good

    def test_data_gov_wants_the_schema_and_every_field(self) -> None:
        document = {**CATALOGUE, "dataset": [GOOD, GOOD, without("contactPoint")]}
        outcome = check_data_gov(site_with({"/data.json": document}), SITE)
        assert (outcome.takes, len(outcome.drops)) == (1, 2)
        other = {"/data.json": {**document, "conformsTo": "https://elsewhere.example"}}
        assert check_data_gov(site_with(other), SITE).failure


class TestApi:
    QUERY = "/api/3/action/package_search?rows=100&start={}&sort=id+asc"
    PACKAGE: ClassVar[dict[str, Any]] = {
        "id": "1", "name": "penduduk", "type": "dataset", "organization": {"title": "Disdukcapil"},
        "resources": [{"url": "https://x.test"}],
    }  # fmt: skip

    def outcome(self, *packages: dict[str, Any]) -> Outcome:
        pages = {0: list(packages), 100: []}
        answers = {
            self.QUERY.format(start): {"result": {"results": results}}
            for start, results in pages.items()
        }
        return check_api(site_with(answers), SITE)

    def test_a_good_site(self) -> None:
        outcome = self.outcome(self.PACKAGE)
        assert (outcome.takes, outcome.is_good) == (1, True)

    @pytest.mark.parametrize(
        ("change", "word"),
        [
            ({"type": "kegiatan"}, "is a kegiatan"),
            ({"organization": None}, "no organization"),
            ({"kegiatan": "x", "judul_kegiatan": "Survei"}, "no tahun_kegiatan"),
            ({"ii_pj_nama": "Seseorang"}, "about a person"),
            ({"resources": [{"name": "tabel"}]}, "tabel has no address"),
        ],
    )
    def test_what_it_misreads(self, change: dict[str, Any], word: str) -> None:
        outcome = self.outcome({**self.PACKAGE, **change})
        assert [line for line in outcome.misreads if word in line]

    def test_a_site_without_api(self) -> None:
        assert check_api(site_with({}), SITE).failure


PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""


def dataset(number: int, **changes: str) -> str:
    said = {
        "identifier": f'dct:identifier "{number}" ;',
        "title": 'dct:title "Penduduk" ;',
        "publisher": "dct:publisher <https://x.test/o> ;",
        **changes,
    }
    return (
        f"<https://x.test/{number}> a dcat:Dataset ; {' '.join(said.values())}"
        ' dct:description "Isi" ; dcat:distribution <https://x.test/d> .\n'
        "<https://x.test/o> a foaf:Agent . <https://x.test/d> dcat:accessURL <https://x.test/f> .\n"
    )


def page(*parts: str, following: str = "", total: str = "2") -> str:
    links = f"; hydra:next <{following}> ; hydra:nextPage <{following}>" if following else ""
    view = (
        f"<{SITE}/catalog.ttl> a hydra:PartialCollectionView, hydra:PagedCollection ;"
        f" hydra:totalItems {total} {links} .\n"
    )
    return PREFIXES + view + "".join(parts)


class TestLinked:
    SECOND = f"{SITE}/catalog.ttl?after=1"

    def outcome(self, *pages: str, rules: Any = UDATA, media_type: str = "text/turtle") -> Outcome:
        paths = ("/catalog.ttl", "/catalog.ttl?after=1")
        answers = dict(zip(paths, pages, strict=False))
        return check_linked(site_with(answers, media_type), SITE, rules)

    @pytest.mark.parametrize("rules", [UDATA, PIVEAU])
    def test_two_good_pages(self, rules: Any) -> None:
        outcome = self.outcome(
            page(dataset(1), following=self.SECOND), page(dataset(2)), rules=rules
        )
        assert (outcome.takes, outcome.is_good) == (2, True), outcome

    def test_the_harvester_of_ckan_reads_xml(self) -> None:
        xml = (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">'
            '<dcat:Dataset rdf:about="https://x.test/1"><dct:title>P</dct:title></dcat:Dataset></rdf:RDF>'
        )
        read = site_with({"/catalog.xml": xml}, "application/rdf+xml")
        assert check_linked(read, SITE, CKAN).takes == 1

    @pytest.mark.parametrize(
        ("part", "word"),
        [
            (dataset(2, identifier=""), "no dct:identifier"),
            (dataset(2, identifier='dct:identifier "1" ;'), "comes twice"),
            (dataset(2, title=""), "no title"),
        ],
    )
    def test_what_it_drops(self, part: str, word: str) -> None:
        outcome = self.outcome(page(dataset(1), part))
        assert outcome.takes == 1
        assert [line for line in outcome.drops if word in line]

    @pytest.mark.parametrize(
        ("part", "word"),
        [
            (dataset(1, publisher=""), "no publisher"),
            (dataset(1, publisher="dct:publisher <https://x.test/p> ;"), "not on the same page"),
            (dataset(1, theme="dcat:theme <Sosial> ;"), "'Sosial' is a relative address"),
        ],
    )
    def test_what_it_misreads(self, part: str, word: str) -> None:
        outcome = self.outcome(page(part))
        assert [line for line in outcome.misreads if word in line], outcome

    def test_pages_that_lead_back(self) -> None:
        first, second = f"{SITE}/catalog.ttl", self.SECOND
        outcome = self.outcome(
            page(dataset(1), following=second), page(dataset(2), following=first)
        )
        assert "for ever" in outcome.failure

    def test_a_media_type_with_parameters(self) -> None:
        typed = "text/turtle; charset=utf-8"
        assert self.outcome(page(dataset(1)), media_type=typed).is_good
        assert self.outcome(page(dataset(1)), media_type=typed, rules=PIVEAU).failure

    def test_a_total_that_is_no_integer(self) -> None:
        text = page(dataset(1), total='"2"')
        assert self.outcome(text).is_good
        assert self.outcome(text, rules=PIVEAU).failure

    def test_a_redirect(self) -> None:
        moved = Answer(200, "text/turtle", page(dataset(1)).encode(), is_redirected=True)
        read = site_with({"/catalog.ttl": moved})
        assert check_linked(read, SITE, UDATA).failure
        assert check_linked(read, SITE, PIVEAU).is_good

    @pytest.mark.parametrize("body", ["kacau", "", page(dataset(1)) + "<"])
    def test_a_page_that_cannot_be_parsed(self, body: str) -> None:
        outcome = self.outcome(body)
        assert outcome.failure or outcome.takes == 0


def test_the_table_names_counts_and_findings() -> None:
    lines = "\n".join(table([Outcome("udata", SITE, 3, ["a: no title"] * 30, [], "")]))
    assert "udata" in lines
    assert "a: no title" in lines
    assert "10 more" in lines


@pytest.mark.parametrize("check", [check_national, check_data_gov, check_api])
def test_a_site_that_does_not_answer(check: Callable[..., Outcome]) -> None:
    def read(_method: str, address: str) -> Answer:
        raise UnreadableError(f"{address} does not answer")

    assert "does not answer" in check(read, SITE).failure
