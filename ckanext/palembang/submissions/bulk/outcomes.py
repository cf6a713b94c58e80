"""What became of the tables of an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a table."""

    #: Its figures are in the data table.
    PUBLISHED = "published"
    #: Handed in, complete.
    SUBMITTED = "submitted"
    #: Only looked at; it could be handed in and submitted.
    READY = "ready"
    #: Handed in before.
    ALREADY = "already"
    #: Handed in, or could be, but has errors or warnings without an explanation.
    TO_MEND = "to-mend"
    #: Several datasets come into question.
    AMBIGUOUS = "ambiguous"
    #: No dataset is known for it.
    UNMATCHED = "unmatched"
    #: The file cannot be read, or the dataset does not take it.
    REFUSED = "refused"
    #: Something else went wrong; the log says what.
    FAILED = "failed"


#: The table went in, or would.
GOOD = frozenset({Status.PUBLISHED, Status.SUBMITTED, Status.READY, Status.ALREADY})


@dataclass(frozen=True)
class Outcome:
    """What became of a table.

    Attributes:
        file: its path in the folder or archive.
        status: what became of it.
        table: its place in the file, from 0.
        title: its title.
        dataset: name of its dataset.
        how: by what it was recognised: `mapping`, `template`, `number`, `title`.
        period: the period it is for.
        submission: id of the submission.
        figures: how many figures it has.
        messages: what is wrong, and what to do.
    """

    file: str
    status: Status
    table: int | None = None
    title: str = ""
    dataset: str = ""
    how: str = ""
    period: str = ""
    submission: str = ""
    figures: int = 0
    messages: tuple[str, ...] = ()


def all_went_in(outcomes: Sequence[Outcome]) -> bool:
    """Whether nothing is left to do."""
    return all(one.status in GOOD for one in outcomes)
