"""What publishing a submission would change in the published table, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ckanext.palembang.tables import DataPoint

Key = tuple[str, ...]

#: So many changed figures are listed.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its sign, as it is compared."""

    value: Decimal | None
    flag: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One published figure that would be another, or go.

    Attributes:
        words: what the figure is about.
        before: the published figure.
        after: the new one; None where the row would go.
    """

    words: tuple[str, ...]
    before: Figure
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing would do.

    Attributes:
        added: number of figures that are not published yet.
        equal: number of figures that stay as they are.
        changed: published figures that get another value or sign.
        gone: published figures that the new table does not have.
    """

    added: int
    equal: int
    changed: tuple[Change, ...]
    gone: tuple[Change, ...]

    @property
    def is_revision(self) -> bool:
        """Tell whether a published figure changes or goes."""
        return bool(self.changed or self.gone)

    @property
    def listed(self) -> tuple[Change, ...]:
        """The first figures that change or go."""
        return (*self.changed, *self.gone)[:MOST_LISTED]

    @property
    def unlisted(self) -> int:
        """How many figures change or go and are not listed."""
        return len(self.changed) + len(self.gone) - len(self.listed)


def changes_between(
    published: Mapping[Key, Figure], points: Iterable[DataPoint], labels: Mapping[Key, Key]
) -> Changes:
    """Compare the published figures of the submission's periods with those handed in.

    Args:
        published: the published figures of the periods that the submission replaces, by key.
        points: the figures handed in.
        labels: words for keys; the codes stand for those that have none.
    """
    new = {one.key: Figure(one.value, one.flag) for one in points}
    changed = [
        Change(labels.get(key, key), before, new[key])
        for key, before in published.items()
        if key in new and new[key] != before
    ]
    gone = [
        Change(labels.get(key, key), before, None)
        for key, before in published.items()
        if key not in new
    ]
    added = sum(key not in published for key in new)
    return Changes(added, len(new) - added - len(changed), tuple(changed), tuple(gone))
