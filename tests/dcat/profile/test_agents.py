"""The office that publishes, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

from ckanext.palembang.dcat.linked_data.terms import DCT, VCARD

from tests.dcat.documents import DATASET, PART, SITE, package, serialised, without

Read = Callable[[dict[str, Any]], Graph]
OFFICE = URIRef(f"{SITE}/organization/org-dukcapil")
CITY = URIRef(f"{SITE}/organization/org-pemkot")
CONTACT = ("kontak_nama", "kontak_email", "kontak_telepon")


def test_the_producing_office_publishes(read: Read) -> None:
    graph = read(package())
    assert list(graph.objects(DATASET, DCT.publisher)) == [OFFICE]
    assert set(graph.objects(OFFICE, FOAF.name)) == {
        Literal("Dinas Kependudukan dan Pencatatan Sipil", "id"),
        Literal("Population and Civil Registration Office", "en"),
    }
    assert list(graph.objects(OFFICE, DCT.identifier)) == [Literal("PLG.021")]
    assert list(graph.objects(OFFICE, FOAF.mbox)) == [URIRef("mailto:disdukcapil@example.go.id")]


def test_the_office_belongs_to_the_city(read: Read) -> None:
    graph = read(package())
    assert list(graph.objects(OFFICE, ORG.subOrganizationOf)) == [CITY]
    assert list(graph.objects(CITY, FOAF.name)) == [Literal("Pemerintah Kota Palembang", "id")]
    authority = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    assert list(graph.objects(OFFICE, DCT.type)) == [authority]
    assert list(graph.objects(CITY, DCT.type)) == [authority]


def test_an_office_that_is_gone_is_named_as_the_dataset_knows_it(read: Read) -> None:
    graph = read(
        package(owner_org="org-lama", organization={"id": "org-lama", "title": "Dinas Lama"})
    )
    office = URIRef(f"{SITE}/organization/org-lama")
    assert list(graph.objects(DATASET, DCT.publisher)) == [office]
    assert list(graph.objects(office, FOAF.name)) == [Literal("Dinas Lama", "id")]


def test_a_dataset_without_office_has_no_publisher(read: Read) -> None:
    graph = read(package(owner_org=None, organization=None))
    assert list(graph.objects(DATASET, DCT.publisher)) == []


def test_the_unit_of_the_dataset_answers(read: Read) -> None:
    graph = read(package())
    assert list(graph.objects(DATASET, DCAT.contactPoint)) == [PART.kontak]
    assert list(graph.objects(PART.kontak, VCARD.fn)) == [Literal("Fungsi Statistik Sosial", "id")]
    assert list(graph.objects(PART.kontak, VCARD.hasEmail)) == [
        URIRef("mailto:statistik@example.go.id")
    ]
    assert list(graph.objects(PART.kontak, VCARD.hasTelephone)) == [URIRef("tel:+62711000000")]


def test_the_office_answers_where_the_dataset_names_no_unit(read: Read) -> None:
    graph = read(without(*CONTACT))
    contact = URIRef(f"{OFFICE}#kontak")
    assert list(graph.objects(DATASET, DCAT.contactPoint)) == [contact]
    assert list(graph.objects(contact, VCARD.fn)) == [
        Literal("Dinas Kependudukan dan Pencatatan Sipil", "id")
    ]
    assert list(graph.objects(contact, VCARD.hasTelephone)) == [URIRef("tel:+62711000001")]


def test_persons_never_leave(site: None) -> None:
    for shown in (package(), without(*CONTACT), package(owner_org=None, organization=None)):
        text = serialised(shown, "ttl")
        assert not [word for word in ("Budi", "Siti", "budi@", "siti@") if word in text]


def test_bad_contact_details_are_left_out(read: Read) -> None:
    graph = read(package(kontak_email="a@b.id?bcc=c@d.id", kontak_telepon="lihat papan"))
    assert list(graph.objects(PART.kontak, VCARD.hasEmail)) == []
    assert list(graph.objects(PART.kontak, VCARD.hasTelephone)) == []
