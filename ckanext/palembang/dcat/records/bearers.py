"""Which published records bear a name: a name may go from one to another, or be two's for a while."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckanext.palembang.dcat.stored.model import Record

_RECORD = Record.__table__

#: Kind and id of a record.
Key = tuple[str, str]


class Bearers:
    """The bearers of some names, kept up while the changes of a transaction are written.

    The stream of changes knows entities by their names alone. Were the one that leaves a name told as
    deleted while another bears it, readers would lose the other.
    """

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        self._of: dict[str, set[Key]] = {}
        query = sa.select(_RECORD.c.iri, _RECORD.c.kind, _RECORD.c.subject_id).where(
            _RECORD.c.is_published, _RECORD.c.iri.in_(set(names))
        )
        for row in connection.execute(query):
            self._of.setdefault(row.iri, set()).add((row.kind, row.subject_id))

    def take(self, name: str, key: Key) -> bool:
        """Let a record bear a name; True where it, or another one, did so already."""
        bearers = self._of.setdefault(name, set())
        is_known = bool(bearers)
        bearers.add(key)
        return is_known

    def leave(self, name: str, key: Key) -> Key | None:
        """Let a record bear a name no longer, and return one that still does."""
        bearers = self._of.setdefault(name, set())
        bearers.discard(key)
        return min(bearers, default=None)
