"""The entries that stored records are made with."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.terms import DCT, VCARD
from ckanext.palembang.dcat.profile import (
    Description,
    Omission,
    Sources,
    describe_dataset,
    describe_office,
)

from tests.dcat.conftest import ACTIVITIES, CITY, OFFICE
from tests.dcat.documents import DATASET, RESOURCE, SITE, package, without

pytestmark = pytest.mark.usefixtures("site")
OFFICE_IRI = URIRef(f"{SITE}/organization/{OFFICE.id}")
CITY_IRI = URIRef(f"{SITE}/organization/{CITY.id}")


def _describe(shown: dict[str, Any], **changes: Any) -> Description:
    offices = {office.id: office for office in (CITY, OFFICE)}
    sources = Sources(Addresses.of_this_site(), offices.get, ACTIVITIES.get, **changes)
    return describe_dataset(shown, sources)


class TestDataset:
    def test_of_an_office_only_its_names_are_there(self) -> None:
        described = _describe(without("kontak_nama", "kontak_email", "kontak_telepon"))
        assert (DATASET, DCT.publisher, OFFICE_IRI) in described.statements
        contact = URIRef(f"{OFFICE_IRI}#kontak")
        assert (DATASET, DCAT.contactPoint, contact) in described.statements
        about = {subject for subject, _, _ in described.statements}
        assert not about & {OFFICE_IRI, CITY_IRI, contact}
        assert described.uses == [OFFICE.id]

    def test_no_words_of_the_office_are_there_which_a_rename_would_make_old(self) -> None:
        title = OFFICE.facts.text("title")
        for shown in (package(), package(kontak_nama="", kontak_email="a@b.go.id")):
            assert title not in {str(value) for _, _, value in _describe(shown).statements}

    def test_an_office_that_is_gone_is_not_named(self) -> None:
        described = _describe(package(owner_org="org-dihapus"))
        assert described.uses == []
        assert DCT.publisher not in {predicate for _, predicate, _ in described.statements}

    def test_the_same_statements_come_in_the_same_order(self) -> None:
        shown = package(kegiatan="keg-registrasi")
        assert _describe(shown) == _describe(shown)
        assert len(set(_describe(shown).statements)) == len(_describe(shown).statements)

    def test_its_own_address_names_it(self) -> None:
        assert _describe(package(uri="https://lain.example/d/1")).iri == URIRef(
            "https://lain.example/d/1"
        )


class TestOffice:
    def test_its_record_carries_its_contact_and_the_name_of_the_one_above(self) -> None:
        described = describe_office(OFFICE, Addresses.of_this_site())
        contact = URIRef(f"{OFFICE_IRI}#kontak")
        assert described.iri == OFFICE_IRI
        assert described.uses == [CITY.id]
        for statement in (
            (OFFICE_IRI, RDF.type, FOAF.Agent),
            (OFFICE_IRI, ORG.subOrganizationOf, CITY_IRI),
            (contact, RDF.type, VCARD.Kind),
            (contact, VCARD.fn, Literal("Dinas Kependudukan dan Pencatatan Sipil", "id")),
        ):
            assert statement in described.statements
        assert CITY_IRI not in {subject for subject, _, _ in described.statements}

    def test_the_highest_one_uses_no_other(self) -> None:
        assert describe_office(CITY, Addresses.of_this_site()).uses == []


class TestOmissions:
    def test_a_complete_dataset_has_none(self) -> None:
        assert _describe(package()).omissions == []

    def test_a_value_that_is_no_address_is_told_with_its_field(self) -> None:
        described = _describe(package(uri="bukan alamat", kontak_telepon="lihat papan"))
        assert described.iri == DATASET
        assert described.omissions == [
            Omission("address", "uri", "bukan alamat"),
            Omission("address", "kontak_telepon", "lihat papan"),
        ]

    def test_a_long_value_is_cut(self) -> None:
        (omission,) = _describe(package(uri="x" * 1_000_000)).omissions
        assert len(omission.value) == 200

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("accrualPeriodicity", "kadang-kadang", "code"),
            ("accessRights", "entah", "code"),
            ("subjek_csa", "tidak ada", "code"),
            ("kode_wilayah", "99.99", "code"),
            ("periode_awal", "dulu", "period"),
            ("license_id", "milik kami", "licence"),
            ("sumber_url", "www.bps.go.id", "address"),
            ("owner_org", "org-dihapus", "office"),
            ("documentation", "bukan alamat", "address"),
            ("temporal_resolution", "setahun", "duration"),
        ],
    )
    def test_each_kind_is_told(self, field: str, value: str, code: str) -> None:
        changes: dict[str, Any] = {field: [value] if field == "kode_wilayah" else value}
        told = _describe(package(license_title="", **changes)).omissions
        assert told == [Omission(code, field, value)]

    def test_a_resource_is_told_by_its_number(self) -> None:
        broken = RESOURCE | {"id": "dua", "url": "ftp//x", "size": "besar", "format": "Lotus"}
        broken["mimetype"] = None
        told = _describe(package(resources=[RESOURCE, broken])).omissions
        assert [(one.code, one.field) for one in told] == [
            ("address", "resources/2/url"),
            ("format", "resources/2/format"),
            ("size", "resources/2/size"),
        ]
