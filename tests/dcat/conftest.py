"""Fixtures: a site without services for documents, real services for the endpoints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import Graph

from ckan.common import config

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.profile.offices import Office
from ckanext.palembang.dcat.profile.palembang import Readers

from tests.dcat.documents import DEFINITIONS, SITE, graph_of
from tests.service_fixtures import app, clean_db, migrated, office, shared_apps, with_plugins

__all__ = ["app", "clean_db", "migrated", "office", "read", "shared_apps", "site", "with_plugins"]

CITY = Office(
    "org-pemkot", Facts({"title": "Pemerintah Kota Palembang", "jenis": "pemerintah_daerah"})
)
OFFICE = Office(
    "org-dukcapil",
    Facts(
        {
            "title": "Dinas Kependudukan dan Pencatatan Sipil",
            "title_en": "Population and Civil Registration Office",
            "singkatan": "Disdukcapil",
            "kode": "PLG.021",
            "jenis": "dinas",
            "kontak_email": "disdukcapil@example.go.id",
            "kontak_telepon": "(0711) 000 001",
            "situs": "https://disdukcapil.example.go.id",
        }
    ),
    CITY,
)

ACTIVITIES = {
    "keg-registrasi": Facts(
        {
            "id": "keg-registrasi",
            "name": "registrasi-penduduk-2024",
            "title": "Registrasi Penduduk",
            "tahun": "2024",
            "iii_tujuan_kegiatan": "Mencatat penduduk Kota Palembang.",
            "i_instansi_penyelanggara": "Dinas Kependudukan dan Pencatatan Sipil",
            "ii_pj_nama": "Rahasia Binti Contoh",
        }
    )
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with one office and no database."""
    monkeypatch.setitem(config, "ckan.site_url", SITE)
    monkeypatch.setitem(config, "ckan.root_path", "")
    monkeypatch.setitem(config, "ckanext.dcat.base_uri", "")
    monkeypatch.setitem(config, "ckanext.palembang.catalogue.definition_base_url", DEFINITIONS)
    offices = {office.id: office for office in (CITY, OFFICE)}
    monkeypatch.setattr(Readers, "office_reader", staticmethod(offices.get))
    monkeypatch.setattr(Readers, "activity_reader", staticmethod(ACTIVITIES.get))
    monkeypatch.setattr(Readers, "roles_reader", staticmethod(dict))
    monkeypatch.setattr(Readers, "table_reader", staticmethod(lambda *_: None))


@pytest.fixture
def read(site: None) -> Callable[[dict[str, Any]], Graph]:
    """Gives the graph of a package dictionary."""
    return graph_of
