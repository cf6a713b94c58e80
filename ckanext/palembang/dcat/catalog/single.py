"""The document of one dataset or one office."""

from __future__ import annotations

from flask import Response

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog import live, reading
from ckanext.palembang.dcat.catalog.answers import Head, answer, tag_of
from ckanext.palembang.dcat.catalog.errors import GoneError, NothingThereError
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.catalog.pages import current_state
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.records import render_marked_among
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE

_FOLDERS = {DATASET: "dataset", OFFICE: "organization"}


def dataset_answer(
    serialisation: Serialisation,
    name: str,
    *,
    profiles: tuple[str, ...] = (),
    is_negotiated: bool = False,
) -> Response:
    """Return a dataset's document.

    It is the stored one, but for readers who ask for another profile of ckanext-dcat, and for those
    who may see a dataset that is not public.

    Raises:
        GoneError: if it was public once.
        NothingThereError: if there is none, or none that the reader may see.
    """
    others = profiles or config.other_profiles()
    if others:
        return live.dataset_answer(serialisation, name, others)
    try:
        return record_answer(DATASET, serialisation, name, is_negotiated=is_negotiated)
    except (GoneError, NothingThereError):
        if tk.current_user.is_authenticated and live.may_see(name):
            return live.dataset_answer(serialisation, name, ())
        raise


def record_answer(
    kind: str, serialisation: Serialisation, name: str, *, is_negotiated: bool = False
) -> Response:
    """Return the stored document of a dataset or an office.

    Raises:
        GoneError: if it was public once.
        NothingThereError: if it never was.
    """
    state = current_state()
    found = _published(kind, name, None)
    while state.has_marks and _render_marked(kind, found):
        found = _published(kind, name, None)
    start = f"{Addresses.of_this_site().pages}/{_FOLDERS[kind]}/{found.piece.name}"
    head = Head(
        tag=_tag(serialisation, found),
        media_type=serialisation.media_type,
        extension=serialisation.extension,
        changed=max(piece.changed for piece in (found.piece, *found.offices)),
        links=(("describes", start),),
        location=f"{start}.{serialisation.extension}" if is_negotiated else "",
    )

    def load() -> Finished:
        whole = _published(kind, found.piece.subject_id, serialisation.key)
        pieces = [piece.body or b"" for piece in (whole.piece, *whole.offices)]
        body = serialisation.joined(pieces)
        return Finished(_tag(serialisation, whole), head.links, body)

    return answer(head, load)


def _render_marked(kind: str, found: reading.Document) -> bool:
    """Render what is still marked of a document before it is shown; False where nothing is."""
    ids = {kind: [found.piece.subject_id]}
    offices = [piece.subject_id for piece in found.offices]
    return render_marked_among(ids.get(DATASET, []), [*ids.get(OFFICE, []), *offices])


def _published(kind: str, name: str, column: str | None) -> reading.Document:
    found = reading.read_document(kind, name, column) if name.isprintable() else None
    # One that never could be rendered was never public.
    if found is None or (found.has_problem and not found.is_published):
        raise NothingThereError(
            tk._("Dataset not found") if kind == DATASET else tk._("Organization not found")
        )
    if not found.is_published:
        raise GoneError(tk._("This was public once and has been taken away."))
    return found


def _tag(serialisation: Serialisation, found: reading.Document) -> str:
    return tag_of([serialisation, *(piece.hash for piece in (found.piece, *found.offices))])
