"""The activity that a dataset comes from, and what must not be said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import FOAF, PROV

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.activity import read_activity

from tests.catalogue.activities.records import CONTACT, complete_activity
from tests.dcat.documents import DATASET, SITE, package, serialised
from tests.dcat.profile.test_shapes import SHAPES, violations

Read = Callable[[dict[str, Any]], Graph]
ACTIVITY = URIRef(f"{SITE}/kegiatan/keg-registrasi")


def test_a_dataset_names_its_activity(read: Read) -> None:
    graph = read(package(kegiatan="keg-registrasi"))
    assert list(graph.objects(DATASET, PROV.wasGeneratedBy)) == [ACTIVITY]
    assert list(graph.objects(ACTIVITY, RDF.type)) == [PROV.Activity]
    assert list(graph.objects(ACTIVITY, DCT.title)) == [Literal("Registrasi Penduduk 2024", "id")]
    assert list(graph.objects(ACTIVITY, DCT.description)) == [
        Literal("Mencatat penduduk Kota Palembang.", "id")
    ]
    agency = next(graph.objects(ACTIVITY, PROV.wasAssociatedWith))
    assert list(graph.objects(agency, FOAF.name)) == [
        Literal("Dinas Kependudukan dan Pencatatan Sipil", "id")
    ]
    assert not violations(graph, SHAPES)


def test_nothing_is_said_of_a_person(site: None) -> None:
    assert "Rahasia" not in serialised(package(kegiatan="keg-registrasi"), "ttl")


@pytest.mark.parametrize("unknown", ["", None, "keg-tidak-ada", ["keg-registrasi"], 7])
def test_an_activity_that_is_not_known_is_left_out(read: Read, unknown: Any) -> None:
    graph = read(package(kegiatan=unknown))
    assert list(graph.objects(DATASET, PROV.wasGeneratedBy)) == []


@pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
class TestReading:
    """What the database gives of an activity."""

    def _create(self, **changes: Any) -> dict[str, Any]:
        site = tk.get_action("get_site_user")({"ignore_auth": True}, {})
        record = complete_activity(owner_org=factories.Organization()["id"], **changes)
        return helpers.call_action("package_create", {"user": site["name"]}, **record)

    def test_a_published_activity_is_read_without_its_officer(self) -> None:
        created = self._create()
        facts = read_activity(created["id"])
        assert facts is not None
        assert facts.text("title") == created["title"]
        assert facts.text("tahun") == "2025"
        assert [facts.text(key) for key in CONTACT] == [""] * len(CONTACT)

    @pytest.mark.parametrize("hidden", [{"state": "draft"}, {"private": True}])
    def test_one_that_is_not_public_is_not_read(self, hidden: dict[str, Any]) -> None:
        assert read_activity(self._create(**hidden)["id"]) is None

    def test_a_dataset_is_no_activity(self) -> None:
        assert read_activity("no-such-id") is None
