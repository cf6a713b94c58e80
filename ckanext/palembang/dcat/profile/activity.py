"""The statistical activity that a dataset comes from (form MS-Keg), as far as the public may know it."""

from __future__ import annotations

import sqlalchemy as sa
from rdflib.namespace import FOAF, PROV

from ckan import model

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT

_TYPE = "kegiatan"


def read_activity(package_id: str) -> Facts | None:
    """Return an activity that everybody may read, or None: a draft or a private one is nobody's business.

    The facts about its officer are not part of the package, so they cannot get out here.
    """
    package = model.Package
    query = sa.select(package.id, package.name, package.title, package.extras).where(
        package.id == package_id,
        package.type == _TYPE,
        package.state == "active",
        package.private.is_(False),
    )
    row = model.Session.execute(query).mappings().first()
    return Facts({**(row["extras"] or {}), **row}) if row else None


def add_activity(dataset: Node, activity: Facts | None, addresses: Addresses) -> None:
    """Say which activity the figures come from, what it is for, and which agency ran it."""
    if activity is None:
        return
    iri = addresses.activity(activity.text("id"))
    node = dataset.link(PROV.wasGeneratedBy, iri, PROV.Activity)
    title, year = activity.text("title"), activity.text("tahun")
    node.text(DCT.title, " ".join(filter(None, (title, year))), "id")
    node.text(DCT.description, activity.text("iii_tujuan_kegiatan"), "id")
    node.text(DCT.identifier, activity.text("id"))
    node.link(FOAF.page, addresses.activity_page(activity.text("name", "id")), FOAF.Document)
    agency = activity.text("i_instansi_penyelanggara")
    if agency:
        agent = node.link(
            PROV.wasAssociatedWith, part_of(iri, "penyelenggara"), FOAF.Agent, PROV.Agent
        )
        agent.text(FOAF.name, agency, "id")
