"""What is written about one thing, in the order of writing, and what could not be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rdflib.term import Node as Term

from ckanext.palembang.dcat.linked_data.texts import lawful_text

Statement: TypeAlias = tuple[Term, Term, Term]
_SHOWN = 200


@dataclass(frozen=True)
class Omission:
    """A value that was left out, or written as text, because it could not be said properly.

    Attributes:
        code: what is wrong with it; see `ckanext.palembang.dcat.profile.omissions`.
        field: key of the field; of a resource `resources/<number from 1>/<key>`.
        value: the value itself, its first 200 characters.
    """

    code: str
    field: str
    value: str

    def as_dict(self) -> dict[str, str]:
        """Return it as JSON can hold it."""
        return {"code": self.code, "field": self.field, "value": self.value}


class Statements:
    """Statements, each once, in the order in which they were written: no graph, no search.

    The order is the same at every writing, which a graph of rdflib cannot promise.
    """

    def __init__(self) -> None:
        self._statements: dict[Statement, None] = {}
        self._omissions: dict[Omission, None] = {}

    def add(self, statement: Statement) -> None:
        """Add a statement."""
        self._statements[statement] = None

    def omit(self, code: str, field: str, value: object) -> None:
        """Note that a value was left out, or written as text."""
        text = lawful_text(value) or lawful_text(repr(value))
        self._omissions[Omission(code, field, text[:_SHOWN])] = None

    def __iter__(self) -> Iterator[Statement]:
        """Give the statements in their order."""
        return iter(self._statements)

    @property
    def omissions(self) -> list[Omission]:
        """What was left out, each once."""
        return list(self._omissions)
