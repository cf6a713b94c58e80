"""Tables of the plugin. No foreign key leads to `package`: a record outlives its dataset, to tell that it is gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

import ckan.plugins.toolkit as tk

#: Kinds of records and marks.
DATASET = "dataset"
OFFICE = "office"
#: A mark of this kind (with subject "") asks for every record anew.
EVERYTHING = "everything"

_TIME = sa.DateTime(timezone=True)


class Record(tk.BaseModel):
    """What the world is told of a dataset or an office, finished in every serialisation.

    Attributes:
        kind: `dataset` or `office`.
        subject_id: CKAN's id of the package or organization.
        iri: its name in linked data; None where it was never published.
        name: its name when last rendered; a purged dataset is still known by it.
        sequence: place in the feed: given at the first publication, never changed, never given again.
        is_published: False when the dataset was deleted, purged or made private: a tombstone without texts.
        owner: id of the owning office, for feeds of one office.
        uses: ids of the offices whose own records a page must carry beside this one.
        version: what the texts were made with (profile, prefixes, addresses, settings).
        change: number of the last change, in the order of commits.
        changed: when the record changed; `as:published` of that event.
        modified: when the dataset changed (`metadata_modified`, UTC).
        hash: of everything that is served, so that equal hashes mean equal bytes.
        n_triples: sorted statements; what `verify` compares.
        turtle: statements with our prefixes, without their declaration.
        rdf_xml: children of `rdf:RDF`.
        json_ld: objects of a `@graph`, separated by commas, for our context.
        data_json: for a dataset its object of `/data.json` without publisher; for an office what it adds
            to each of its datasets there (`data_json.joined`).
        problem: why the last rendering failed, and when; the texts are the last good ones.
        warnings: what was left out or written as text, for the office to mend.
    """

    __tablename__ = "palembang_dcat_record"

    kind: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    subject_id: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    iri: Mapped[str | None] = mapped_column(sa.UnicodeText)
    name: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    sequence: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    is_published: Mapped[bool] = mapped_column(sa.Boolean, nullable=False)
    owner: Mapped[str | None] = mapped_column(sa.UnicodeText)
    uses: Mapped[list[str]] = mapped_column(ARRAY(sa.UnicodeText), nullable=False, default=list)
    version: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    change: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    changed: Mapped[datetime] = mapped_column(_TIME, nullable=False)
    modified: Mapped[datetime] = mapped_column(_TIME, nullable=False)
    hash: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    n_triples: Mapped[str | None] = mapped_column(sa.UnicodeText)
    turtle: Mapped[str | None] = mapped_column(sa.UnicodeText)
    rdf_xml: Mapped[str | None] = mapped_column(sa.UnicodeText)
    json_ld: Mapped[str | None] = mapped_column(sa.UnicodeText)
    data_json: Mapped[str | None] = mapped_column(sa.UnicodeText)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    warnings: Mapped[list[Any]] = mapped_column(JSONB, nullable=False, default=list)


class Mark(tk.BaseModel):
    """Something that changed and has to be rendered anew; written in the transaction of the change.

    Rows are only added and deleted, never changed: no two savers ever wait for each other here.
    """

    __tablename__ = "palembang_dcat_mark"

    id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    subject_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    created: Mapped[datetime] = mapped_column(
        _TIME, nullable=False, server_default=sa.func.clock_timestamp()
    )


class Event(tk.BaseModel):
    """A change as the stream of changes tells it; never changed once it is there.

    Attributes:
        number: that of the change: without gaps that a later commit could fill. A thing that gets
            another name has two: the old name is deleted, the new one created.
        activity: `Create`, `Update` or `Delete`.
        iri: name of the dataset or office in linked data.
        published: never earlier than that of the event before.
        n_triples: statements of the entity at that time; None after a deletion.
    """

    __tablename__ = "palembang_dcat_event"

    number: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    subject_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    iri: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    activity: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    published: Mapped[datetime] = mapped_column(_TIME, nullable=False)
    n_triples: Mapped[str | None] = mapped_column(sa.UnicodeText)


class Catalogue(tk.BaseModel):
    """One row (id 1): what pages must know of the whole, without counting.

    Attributes:
        change: number of the last change.
        changed: time of the last change.
        last_sequence: the highest `sequence` of a dataset that was ever given.
        published: number of published datasets.
        version: what the records are made with; see `Record.version`.
        first_event: the oldest change number that the stream still tells.
    """

    __tablename__ = "palembang_dcat_catalogue"

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    change: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    changed: Mapped[datetime] = mapped_column(_TIME, nullable=False)
    last_sequence: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    published: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    version: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    first_event: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)


class TableFacts(tk.BaseModel):
    """What a dataset's data table says about itself, worked out when its rows change, not when it is shown.

    Attributes:
        facts: see `ckanext.palembang.dcat.profile.statistics`: dimensions, attributes, number of
            series, periods, and of every offered file its size and checksum.
    """

    __tablename__ = "palembang_dcat_table"

    dataset_id: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    resource_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, nullable=False)
    changed: Mapped[datetime] = mapped_column(_TIME, nullable=False)
