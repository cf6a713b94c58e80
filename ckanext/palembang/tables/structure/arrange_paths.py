"""The labels of a row or a head, decomposed into members of several dimensions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.structure.arrange_words import Vocabulary, is_total_member
from ckanext.palembang.tables.structure.model import Member

_WHOLE = 10.0
_TOTAL = 6.0
_PART = 4.0
_MOST_LABELS = 8


def _nothing() -> dict[int, Member]:
    return {}


@dataclass(frozen=True, slots=True)
class Parts:
    """What the labels of one path say.

    Attributes:
        members: members by the position of their dimension.
        is_total: a label says "total".
        rest: labels, or what remains of them, that are no member.
        score: how well the labels are understood.
    """

    members: dict[int, Member] = field(default_factory=_nothing)
    is_total: bool = False
    rest: tuple[str, ...] = ()
    score: float = 0.0


class Decomposer:
    """Finds the best reading of a path among those that use each dimension once."""

    def __init__(
        self, vocabulary: Vocabulary, paths: Iterable[Sequence[str]], *, prefers_last: bool = False
    ) -> None:
        self.vocabulary = vocabulary
        # Where a name is a member of two dimensions, rows take the first and heads the last.
        self._order = -1 if prefers_last else 1
        self._votes: Counter[tuple[int, int]] = Counter()
        for path in paths:
            for place, label in enumerate(path):
                hits = vocabulary.whole(label)
                if len(hits) == 1 and not words.is_total(label):
                    self._votes[place, hits[0][0]] += 1
        self._most = max(self._votes.values(), default=1)

    def parts(self, labels: Sequence[str]) -> Parts:
        """Return the best reading of the labels of one path."""
        if len(labels) > _MOST_LABELS:
            labels = (*labels[: _MOST_LABELS - 1], " – ".join(labels[_MOST_LABELS - 1 :]))
        return self._best(tuple(labels), 0, frozenset())

    def _best(self, labels: tuple[str, ...], at: int, used: frozenset[int]) -> Parts:
        if at == len(labels):
            return Parts()
        options = [*self._wholes(labels, at, used), *self._singles(labels, at, used)]
        return max(options, key=lambda one: one.score)

    def _wholes(self, labels: tuple[str, ...], at: int, used: frozenset[int]) -> Iterable[Parts]:
        for end in range(len(labels), at, -1):
            for text in {" – ".join(labels[at:end]), " ".join(labels[at:end])}:
                for position, member in self.vocabulary.whole(text):
                    if position in used:
                        continue
                    following = self._best(labels, end, used | {position})
                    score = _WHOLE * (end - at) + self._votes[at, position] / self._most
                    score -= self._order * position / 1e3 + position / (at + 1) / 1e5
                    yield _join(
                        {position: member},
                        following,
                        score,
                        is_total=is_total_member(member),
                    )

    def _singles(self, labels: tuple[str, ...], at: int, used: frozenset[int]) -> Iterable[Parts]:
        label = labels[at]
        following = self._best(labels, at + 1, used)
        if words.is_total(label):
            yield _join({}, following, _TOTAL, is_total=True)
            return
        yield _join({}, following, 0.0, rest=(label,))
        found, left = self.vocabulary.within(label)
        fresh = {position: one for position, one in found.items() if position not in used}
        if not fresh or len(fresh) < len(found):
            return
        meant = " ".join(left)
        silent = self.vocabulary.says_nothing(meant)
        is_total = words.starts_as_total(label)
        yield _join(
            fresh,
            self._best(labels, at + 1, used | set(fresh)),
            _PART * len(fresh) - (0 if silent else 1),
            is_total=is_total,
            rest=() if silent else (meant,),
        )


def _join(
    members: dict[int, Member],
    following: Parts,
    score: float,
    *,
    is_total: bool = False,
    rest: tuple[str, ...] = (),
) -> Parts:
    return Parts(
        members | following.members,
        is_total or following.is_total,
        (*rest, *following.rest),
        score + following.score,
    )
