"""What the public page of a dataset says of its figures: explanations, and values before a revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remark:
    """An explanation of the office: its period, the sentence, what it is about."""

    period: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that was published with another value.

    Attributes:
        words: what the figure is about.
        before: the earlier value with its sign.
        after: the value that came in its place, "" where the row went.
        published: when.
    """

    words: tuple[str, ...]
    before: str
    after: str
    published: str


@dataclass(frozen=True)
class PublishedRemarks:
    """What is said of the published figures of a dataset."""

    explanations: list[Remark] = field(default_factory=list[Remark])
    revisions: list[Revision] = field(default_factory=list[Revision])


def published_remarks(dataset: Record) -> PublishedRemarks:
    """Return what is public of a dataset's submissions."""
    return PublishedRemarks()
