"""What a page or a document needs of the stored records, each in one statement of SQL.

One statement sees one state of the database: a page never holds half of a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckan import model

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog.question import LARGEST, Question
from ckanext.palembang.dcat.stored.database import rows

_FACTS = """
  SELECT c.change, c.changed, c.published, c.last_sequence, c.version, c.xmin::text AS written,
    EXISTS (SELECT 1 FROM palembang_dcat_mark) AS has_marks
"""
# On a page it stands beside others, so there is a row even before the first record.
_STATE = f"""{_FACTS}
  FROM (VALUES (1)) AS one (id) LEFT JOIN palembang_dcat_catalogue AS c ON c.id = one.id
"""
_STATE_QUERY = sa.text(f"{_FACTS} FROM palembang_dcat_catalogue AS c WHERE c.id = 1")
_PUBLISHER = """
  SELECT g.id FROM "group" AS g
  WHERE g.is_organization AND g.state = 'active'
    AND CASE WHEN :publisher = '' THEN g.extras ->> 'peran' = 'walidata'
        ELSE :publisher IN (g.id, g.name) END
  ORDER BY g.name LIMIT 1
"""
_USED = """
used(id) AS (
  SELECT unnest({source}.uses) FROM {source}
  UNION SELECT publisher.id FROM publisher
  UNION SELECT above.id FROM used
    JOIN palembang_dcat_record AS o ON o.kind = 'office' AND o.subject_id = used.id
    CROSS JOIN LATERAL unnest(o.uses) AS above(id)
)"""
_OFFICES = """
  SELECT 2 AS part, o.subject_id, o.sequence, o.hash, o.changed, o.modified, o.name,
    o.iri, o.is_published, o.problem IS NOT NULL AS has_problem, {body} AS body
  FROM palembang_dcat_record AS o JOIN used ON o.subject_id = used.id
  WHERE o.kind = 'office' AND o.is_published
"""
_OFFICE_PART = 2
_COLUMNS = "r.subject_id, r.sequence, r.hash, r.changed, r.modified, r.name, r.iri, r.is_published, r.problem IS NOT NULL"


@dataclass(frozen=True)
class State:
    """The catalogue as a whole; see `stored.model.Catalogue`.

    Attributes:
        written: changes whenever records were stored, also those that say the same as before: who answers
            for the catalogue may be another one since.
    """

    change: int
    changed: datetime | None
    published: int
    last_sequence: int
    version: str | None
    written: str | None
    has_marks: bool


_EMPTY = State(0, None, 0, 0, None, None, has_marks=False)


@dataclass(frozen=True)
class Piece:
    """A record on a page, with its text (in UTF-8) where that was asked for."""

    subject_id: str
    name: str
    iri: str | None
    sequence: int
    hash: str
    changed: datetime
    modified: datetime
    body: bytes | None


@dataclass(frozen=True)
class Page:
    """The records of a page and its neighbours.

    Attributes:
        publisher: id of the office that answers for the catalogue; None where there is none.
        datasets: in their order.
        offices: those that the datasets and the catalogue point to, and those above them.
        total: how many datasets the question has in all.
        following: where the next page begins (a sequence number, or a window); None at the end.
        previous: the same for the page before.
        last: the same for the last page.
    """

    state: State
    publisher: str | None
    datasets: Sequence[Piece]
    offices: Sequence[Piece]
    total: int
    following: int | None
    previous: int | None
    last: int


@dataclass(frozen=True)
class Document:
    """A record alone, with the offices that it points to.

    Attributes:
        has_problem: whether it could not be rendered; with `is_published` its last good text stands.
    """

    is_published: bool
    has_problem: bool
    piece: Piece
    offices: Sequence[Piece]


def read_state(connection: Connection | None = None) -> State:
    """Return the catalogue as it is now, or as a connection sees it; of an empty one all is 0."""
    if connection is None:
        # Whoever has the page already learns so by this alone.
        read = rows(_STATE_QUERY, {})
    else:
        read = connection.execute(_STATE_QUERY).mappings().all()
    return State(**read[0]) if read else _EMPTY


def read_publisher(connection: Connection) -> str | None:
    """Return the id of the office that answers for the catalogue, as a connection sees it."""
    found = connection.execute(sa.text(_PUBLISHER), {"publisher": config.publisher()})
    return found.scalar()


def office_id(name_or_id: str) -> str | None:
    """Return the id of an office, also of one that is deleted."""
    query = sa.text(
        'SELECT id FROM "group" WHERE is_organization AND :name IN (id, name)'
        " ORDER BY state = 'active' DESC, id LIMIT 1"
    )
    return model.Session.execute(query, {"name": name_or_id}).scalar()


def read_page(
    question: Question,
    *,
    column: str | None,
    owner: str | None = None,
    identifiers: Sequence[str] | None = None,
) -> Page:
    """Return a page.

    Args:
        question: which.
        column: of the record, for the texts; None to learn only which records the page has.
        owner: id of the office that the question names.
        identifiers: ids of the datasets that a search found; None without a search.
    """
    values: dict[str, Any] = {
        "publisher": config.publisher(),
        "size": question.page_size,
        "after": question.after if question.page is None else _start(question),
        "until": None if question.page is None else _end(question),
        "owner": owner,
        "since": question.modified_since,
        "identifiers": None if identifiers is None else list(identifiers),
    }
    filters = tuple(_filters(question))
    statement = _page_statement(
        filters, column, is_whole=question.is_whole, is_window=question.page is not None
    )
    return _page(question, rows(statement, values, are_texts_as_sent=True))


def read_document(kind: str, name_or_id: str, column: str | None) -> Document | None:
    """Return a record by the subject's id or name, with its offices; None where there is none.

    A published one comes before one that is gone and had the same name.
    """
    statement = f"""
      WITH RECURSIVE publisher AS (SELECT NULL::text AS id WHERE false), chosen AS (
        SELECT * FROM palembang_dcat_record AS r
        WHERE r.kind = :kind AND (r.subject_id = :name OR r.name = :name)
        ORDER BY r.is_published DESC, (r.subject_id = :name) DESC, r.change DESC LIMIT 1
      ), {_USED.format(source="chosen")}
      SELECT 1 AS part, {_COLUMNS} AS has_problem, {_body("r", column)} AS body FROM chosen AS r
      UNION ALL {_OFFICES.format(body=_body("o", column))}
      ORDER BY part, subject_id
    """  # noqa: S608 - no value of a reader is in the text
    values = {"kind": kind, "name": name_or_id}
    read = rows(sa.text(statement), values, are_texts_as_sent=True)
    found = [row for row in read if row["part"] == 1]
    if not found:
        return None
    offices = [_piece(row) for row in read if row["part"] == _OFFICE_PART]
    own = _piece(found[0])
    return Document(
        is_published=found[0]["is_published"],
        has_problem=found[0]["has_problem"],
        piece=own,
        offices=[one for one in offices if one.subject_id != own.subject_id],
    )


def _start(question: Question) -> int:
    return ((question.page or 1) - 1) * question.page_size


def _end(question: Question) -> int:
    return min(_start(question) + question.page_size, LARGEST)


def _body(alias: str, column: str | None) -> str:
    return f"{alias}.{column}" if column else "NULL::text"


def _filters(question: Question) -> Iterator[str]:
    yield "r.kind = 'dataset'"
    yield "r.is_published"
    if question.organization:
        yield "r.owner = :owner"
    if question.modified_since:
        yield "r.modified >= :since"
    if question.is_search:
        yield "r.subject_id = ANY(:identifiers)"


@cache
def _page_statement(
    filters: tuple[str, ...], column: str | None, *, is_whole: bool, is_window: bool
) -> sa.TextClause:
    total = (
        "(SELECT coalesce(published, 0) FROM state)" if is_whole else "(SELECT count(*) FROM live)"
    )
    around = _AROUND_WINDOW if is_window else _AROUND_KEY
    window = "AND r.sequence <= :until" if is_window else ""
    text = f"""
      WITH RECURSIVE state AS MATERIALIZED ({_STATE}),
      publisher AS MATERIALIZED ({_PUBLISHER}),
      live AS NOT MATERIALIZED (
        SELECT r.* FROM palembang_dcat_record AS r WHERE {" AND ".join(filters)}
      ),
      total AS MATERIALIZED (SELECT {total} AS number),
      chosen AS MATERIALIZED (
        SELECT r.* FROM live AS r WHERE r.sequence > :after {window}
        ORDER BY r.sequence LIMIT :size
      ), {_USED.format(source="chosen")}
      SELECT 0 AS part, NULL AS subject_id, NULL AS sequence, NULL AS hash,
        NULL::timestamptz AS changed, NULL::timestamptz AS modified, NULL AS name, NULL AS iri,
        true AS is_published, false AS has_problem, NULL AS body,
        state.change, state.changed AS state_changed, state.published, state.last_sequence,
        state.version, state.written, state.has_marks, publisher.id AS publisher,
        total.number AS total, {around}
      FROM total, state LEFT JOIN publisher ON true
      UNION ALL SELECT 1, {_COLUMNS}, {_body("r", column)}, {_FILLER} FROM chosen AS r
      UNION ALL SELECT one.*, {_FILLER} FROM ({_OFFICES.format(body=_body("o", column))}) AS one
      ORDER BY part, sequence, subject_id
    """  # noqa: S608 - no value of a reader is in the text
    return sa.text(text)


_AROUND_KEY = """
  (SELECT max(c.sequence) FROM chosen AS c HAVING count(*) = :size AND EXISTS (
    SELECT 1 FROM live AS r WHERE r.sequence > (SELECT max(sequence) FROM chosen))) AS following,
  (SELECT r.sequence FROM live AS r WHERE r.sequence <= :after
    ORDER BY r.sequence DESC OFFSET :size LIMIT 1) AS previous,
  EXISTS (SELECT 1 FROM live AS r WHERE r.sequence <= :after) AS has_previous,
  coalesce((SELECT r.sequence FROM live AS r ORDER BY r.sequence DESC LIMIT 1 OFFSET (
    SELECT CASE WHEN t.number % :size = 0 THEN :size ELSE t.number % :size END FROM total AS t)
  ), 0) AS last
"""
# A window without datasets is no page to go to, but one that was given as a link stays.
_AROUND_WINDOW = """
  (SELECT min(r.sequence) FROM live AS r WHERE r.sequence > :until) AS following,
  (SELECT max(r.sequence) FROM live AS r WHERE r.sequence <= :after) AS previous,
  EXISTS (SELECT 1 FROM live AS r WHERE r.sequence <= :after) AS has_previous,
  coalesce((SELECT max(r.sequence) FROM live AS r), 1) AS last
"""
_FILLER = (
    "NULL::bigint, NULL::timestamptz, NULL::bigint, NULL::bigint, NULL::text, NULL::text, NULL::boolean,"
    " NULL::text, NULL::bigint, NULL::bigint, NULL::bigint, NULL::boolean, NULL::bigint"
)


def _page(question: Question, read: Sequence[sa.RowMapping]) -> Page:
    head = read[0]
    state = State(
        change=head["change"] or 0,
        changed=head["state_changed"],
        published=head["published"] or 0,
        last_sequence=head["last_sequence"] or 0,
        version=_text(head["version"]),
        written=_text(head["written"]),
        has_marks=head["has_marks"],
    )
    following, previous, last = head["following"], head["previous"], head["last"]
    if question.page is not None:
        following, previous, last = (
            None if sequence is None else _window(sequence, question.page_size)
            for sequence in (following, previous, last)
        )
    elif head["has_previous"]:
        previous = previous or 0
    return Page(
        state=state,
        publisher=_text(head["publisher"]),
        datasets=[_piece(row) for row in read if row["part"] == 1],
        offices=[_piece(row) for row in read if row["part"] == _OFFICE_PART],
        total=head["total"],
        following=following,
        previous=previous,
        last=last or 0,
    )


def _window(sequence: int, size: int) -> int:
    """Return the number of the window that a sequence number lies in."""
    return (sequence - 1) // size + 1


def _piece(row: sa.RowMapping) -> Piece:
    return Piece(
        subject_id=row["subject_id"].decode(),
        name=row["name"].decode(),
        iri=_text(row["iri"]),
        sequence=row["sequence"],
        hash=row["hash"].decode(),
        changed=row["changed"],
        modified=row["modified"],
        body=row["body"],
    )


def _text(as_sent: bytes | None) -> str | None:
    return None if as_sent is None else as_sent.decode()
