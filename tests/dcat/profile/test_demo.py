"""DCAT-AP 3.0.1 finds nothing to object to in the document of any demo table."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCAT

from ckanext.palembang.catalogue.demo import Definition, load_definitions, packaged_folder
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.offices import Office
from ckanext.palembang.dcat.profile.palembang import Readers
from ckanext.palembang.reference import offices

from tests.dcat.documents import FORMATS, SITE, serialised
from tests.dcat.profile.test_hostile import strictly_parsed
from tests.dcat.profile.test_shapes import RANGES, RECOMMENDED, SHAPES, violations

DEFINITIONS = load_definitions(packaged_folder())
_REGISTER = {office.code: office for office in offices()}
_SLUGS = {office.slug: office.code for office in offices()}
each = pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.slug)


@pytest.fixture(autouse=True)
def _register(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readers, "office_reader", staticmethod(_office))


def _office(slug: str) -> Office:
    """An office of the register, as the organization that is made of it."""
    row = _REGISTER[_SLUGS[slug]]
    facts = {
        "title": row.name_id,
        "title_en": row.name_en,
        "singkatan": row.abbreviation,
        "kode": row.code,
        "jenis": row.kind,
        "kontak_email": row.email,
        "kontak_telepon": row.phone,
        "situs": row.website,
    }
    parent = _office(_REGISTER[row.parent].slug) if row.parent else None
    return Office(row.slug, Facts(facts), parent)


def _package(definition: Definition) -> dict[str, Any]:
    """The dataset of a definition, as `package_show` gives it once it is loaded."""
    identifier = str(uuid5(NAMESPACE_URL, definition.slug))
    resource = {
        "id": "tabel",
        "package_id": identifier,
        "name": definition.table.name,
        "name_en": definition.table.name_en,
        "url": f"{SITE}/datastore/dump/tabel",
        "url_type": "datastore",
        "format": "CSV",
        "mimetype": "text/csv",
        "created": "2026-11-22T10:00:00.000000",
    }
    return {
        **definition.fields,
        "id": identifier,
        "name": definition.slug,
        "owner_org": definition.owner,
        "tags": [{"name": tag} for tag in definition.tags],
        "metadata_created": "2026-11-22T10:00:00.000000",
        "metadata_modified": "2026-11-22T10:00:00.000000",
        "resources": [resource],
    }


def _graph(definition: Definition) -> Graph:
    return Graph().parse(data=serialised(_package(definition), "ttl"), format="turtle")


@each
def test_no_violation_and_every_class_right(definition: Definition) -> None:
    assert violations(_graph(definition), SHAPES + RANGES) == Counter()


@each
def test_facts_that_readers_filter_by_are_there(definition: Definition) -> None:
    graph = _graph(definition)
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    for predicate in (DCT.accrualPeriodicity, DCT.accessRights, DCT.provenance, DCT.issued):
        assert graph.value(dataset, predicate) is not None, predicate


def test_what_is_recommended_is_there() -> None:
    everything = Graph()
    for definition in DEFINITIONS:
        everything += _graph(definition)
    lacking = {path.rsplit("/", 1)[1] for path in violations(everything, RECOMMENDED)}
    # Not known: descriptions of files, the kind of a source institution;
    # terms that are no licence are `dct:rights`; areas outside the city have no extent here.
    assert lacking <= {
        "description",
        "license",
        "type",
        "dcat#bbox",
        "dcat#centroid",
    }


@each
def test_all_formats_are_read_by_a_strict_parser(definition: Definition) -> None:
    shown = _package(definition)
    first, *others = (strictly_parsed(serialised(shown, end), end) for end in FORMATS)
    assert all(other == first for other in others)
