"""The structure of a data table as a document, for whoever may read the feeds."""

from __future__ import annotations

from flask import Response
from rdflib import URIRef

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.answers import Head, answer, tag_of
from ckanext.palembang.dcat.catalog.errors import GoneError, NothingThereError
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.linked_data.fragments import fragments_of
from ckanext.palembang.dcat.profile.structure import describe_structure
from ckanext.palembang.dcat.records import record_of
from ckanext.palembang.dcat.table_facts import store


def structure_answer(
    serialisation: Serialisation, name: str, *, is_negotiated: bool = False
) -> Response:
    """Return the structure of a public dataset's data table.

    Args:
        serialisation: the format.
        name: id or name of the dataset.
        is_negotiated: the reader named no format in the address.

    Raises:
        GoneError: the dataset was public once.
        NothingThereError: there is no such public dataset, or it has no data table.
    """
    record = record_of(name) if name.isprintable() else None
    if record is None:
        raise NothingThereError(tk._("Dataset not found"))
    if not record.is_published:
        raise GoneError(tk._("This was public once and has been taken away."))
    found = store.read_table(record.subject_id)
    if found is None:
        raise NothingThereError(tk._("This dataset has no data table."))
    addresses = Addresses.of_this_site()
    statements = describe_structure(
        record.subject_id, URIRef(found.dataset_iri), found.summary, addresses
    )
    body = serialisation.joined([getattr(fragments_of(statements), serialisation.key)])
    tag = tag_of([serialisation, body])
    page = str(addresses.dataset_page(record.name))
    head = Head(
        tag=tag,
        media_type=serialisation.media_type,
        extension=serialisation.extension,
        changed=found.changed,
        links=(("describes", page),),
        location=f"{page}/structure.{serialisation.extension}" if is_negotiated else "",
    )
    finished = Finished(tag, head.links, body)
    return answer(head, lambda: finished, known=finished)
