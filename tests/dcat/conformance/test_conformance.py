"""The feed held against the shapes, and its report."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from rdflib import RDF, SH, Graph, Literal, URIRef

from ckanext.palembang.dcat.conformance.report import check_feed
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Record

from tests.dcat.catalog.conftest import create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def test_a_feed_without_a_fault_conforms(app: Any, office: dict[str, Any]) -> None:
    assert app.get("/catalog/conformance.ttl").status_code == 404
    create(office)
    create(office)
    report = check_feed()

    assert report.found == []
    assert report.conforms
    assert (report.datasets, report.pages) == (2, 1)
    graph = Graph().parse(data=app.get("/catalog/conformance.ttl").body, format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [Literal(True)]


def test_a_fault_is_found_and_told(app: Any, office: dict[str, Any]) -> None:
    dataset = create(office)["id"]
    which = Record.subject_id == dataset
    with engine().begin() as connection:
        said = connection.execute(sa.select(Record.n_triples).where(which)).scalar_one() or ""
        lines = said.splitlines(keepends=True)
        less = "".join(one for one in lines if "purl.org/dc/terms/description" not in one)
        connection.execute(sa.update(Record).where(which).values(n_triples=less))
    report = check_feed()

    assert not report.conforms
    found = [one for one in report.found if one.focus.endswith(dataset)]
    assert [one.path for one in found] == ["http://purl.org/dc/terms/description"]
    for extension, form in (("ttl", "turtle"), ("xml", "xml"), ("jsonld", "json-ld"), ("nt", "nt")):
        body = app.get(f"/catalog/conformance.{extension}").body
        graph = Graph().parse(data=body, format=form)
        assert len(list(graph.subjects(RDF.type, SH.ValidationResult))) == report.violations
        assert URIRef(found[0].focus) in set(graph.objects(None, SH.focusNode))
