"""A record as it will be stored: pure work, no database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from ckan.common import config

from ckanext.palembang.dcat.data_json import data_json_of, publisher_of
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import check_readable
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.fragments import fragments_of
from ckanext.palembang.dcat.linked_data.terms import PREFIXES
from ckanext.palembang.dcat.profile import Description, Office, describe_dataset, describe_office
from ckanext.palembang.dcat.records.sources import Reading
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE
from ckanext.palembang.dcat.table_facts.basis import writers_version

#: To be raised whenever the profile or the national intake says something else of the same dataset.
PROFILE_VERSION = 1
#: Settings that change what records say, besides the addresses.
_SETTINGS = (
    "ckan.locale_default",
    "ckanext.dcat.rdf.profiles",
    "ckanext.palembang.dcat.sdi_layer",
    "ckanext.palembang.dcat.statdcat_version",
    "ckanext.palembang.catalogue.data_file_cells_limit",
)


@dataclass(frozen=True)
class Rendered:
    """What is stored of a dataset or an office; the fields are those of `model.Record`.

    Attributes:
        iri: its name in linked data.
        pieces: by the key of the serialisation.
    """

    kind: str
    subject_id: str
    iri: str
    name: str
    owner: str | None
    uses: list[str]
    modified: datetime
    pieces: dict[str, str]
    data_json: str
    warnings: list[dict[str, str]]
    hash: str


def version() -> str:
    """Return what all records of this moment are made with; another one makes all records outdated."""
    settings = tuple((key, str(config.get(key))) for key in _SETTINGS)
    return _digest(Addresses.of_this_site(), settings, writers_version(), PROFILE_VERSION)


@lru_cache(maxsize=8)
def _digest(*made_with: object) -> str:
    # Every reader asks for it.
    return hashlib.sha256(repr((made_with, sorted(PREFIXES.items()))).encode()).hexdigest()[:16]


def render_dataset(reading: Reading, package_id: str) -> Rendered:
    """Render a published dataset.

    Raises:
        KeyError: It is none.
        ValueError: It cannot be written.
        UnreadableError: What was written cannot be read again.
    """
    package = reading.packages[package_id]
    sources = reading.sources
    description = describe_dataset(package, sources)
    entry = data_json_of(
        package,
        sources.activity(package.get("kegiatan") or ""),
        sources.addresses,
        sources.table(package_id),
    )
    return _rendered(
        DATASET, package_id, package, description, owner=package["owner_org"], data_json=entry
    )


def render_office(reading: Reading, organization_id: str) -> Rendered:
    """Render an office; one that is not in the database any more has nothing but its id.

    Raises:
        ValueError: It cannot be written.
        UnreadableError: What was written cannot be read again.
    """
    office = reading.offices.get(organization_id) or Office(organization_id, Facts({}))
    description = describe_office(office, reading.sources.addresses)
    shown = {"name": office.facts.text("name") or organization_id}
    said = publisher_of(office, reading.sources.addresses)
    return _rendered(OFFICE, organization_id, shown, description, owner=None, data_json=said)


def _rendered(
    kind: str,
    subject_id: str,
    package: dict[str, Any],
    description: Description,
    *,
    owner: str | None,
    data_json: str,
) -> Rendered:
    fragments = fragments_of(description.statements)
    check_readable(fragments)
    pieces = asdict(fragments)
    said = json.dumps([pieces["n_triples"], data_json, sorted(description.uses)])
    return Rendered(
        kind=kind,
        subject_id=subject_id,
        iri=str(description.iri),
        name=str(package["name"]),
        owner=owner,
        uses=list(description.uses),
        modified=_moment(package.get("metadata_modified")),
        pieces=pieces,
        data_json=data_json,
        warnings=[one.as_dict() for one in description.omissions],
        hash=hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _moment(text: object) -> datetime:
    """Return a time of CKAN, which holds UTC without saying so; of an office that of its rendering."""
    if not isinstance(text, str):
        return datetime.now(UTC)
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
