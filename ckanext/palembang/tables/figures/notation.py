"""Decide per column what dot and comma mean: by its figures, by sums, by its neighbours.

The order of proof: a figure that allows one reading only; the sums of the table, which hold
in one reading and not in the other; other columns of the same table; what is counted
(persons have no decimals). Where nothing settles it, the likelier reading is taken and a
finding says so: never a guess in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.figures import sums
from ckanext.palembang.tables.figures.evidence import SIGNS, Evidence
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.numbers import Notation

_CLEAR_WIN = 1.5

#: Looks up the value of a cell.
Look = sums.Look

_FEWEST_PROOFS = 2


class Reason(Enum):
    """What settled the notation of a column."""

    FIGURES = "figures"
    SUMS = "sums"
    NEIGHBOURS = "neighbours"
    MEANING = "meaning"
    GUESS = "guess"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The notation of a column and what settled it."""

    notation: Notation
    reason: Reason


def settle(
    matrix: Matrix, context: str, totals: set[int], asked: Notation | None = None
) -> dict[int, Verdict]:
    """Decide every column with dots or commas and put its values into the matrix.

    Args:
        matrix: the figures.
        context: texts around the table.
        totals: rows that are totals.
        asked: the notation that somebody who knows has said.
    """
    settling = _Settling(matrix, context, totals)
    return settling.run() if asked is None else settling.run_as(asked)


class _Settling:
    def __init__(self, matrix: Matrix, context: str, totals: set[int]) -> None:
        self.matrix, self.context, self.totals = matrix, context, totals
        self.evidence, self.stored = matrix.evidence, matrix.stored
        self.verdicts: dict[int, Verdict] = {}

    def run(self) -> dict[int, Verdict]:
        for column, evidence in self.evidence.items():
            if column in self.stored or not any(evidence.uses(sign) for sign in SIGNS):
                continue
            if evidence.is_of_two_hands:
                self.verdicts[column] = Verdict(Notation.INDONESIAN, Reason.GUESS)
                self._apply(column, Notation.INDONESIAN)
                continue
            notation = evidence.verdict()
            if notation:
                self.verdicts[column] = Verdict(notation, Reason.FIGURES)
                self._apply(column, notation)
        self._by_sums()
        for column in self._open():
            verdict = self._by_neighbours(column) or self._by_meaning(column) or self._guess(column)
            self.verdicts[column] = verdict
            self._apply(column, verdict.notation)
        return self.verdicts

    def run_as(self, notation: Notation) -> dict[int, Verdict]:
        """Read every column in one notation."""
        for column in self._open():
            self.verdicts[column] = Verdict(notation, Reason.SAID)
            self._apply(column, notation)
        return self.verdicts

    def _open(self) -> list[int]:
        return [
            column
            for column, evidence in self.evidence.items()
            if column not in self.verdicts
            and column not in self.stored
            and any(evidence.uses(sign) for sign in SIGNS)
        ]

    def _apply(self, column: int, notation: Notation) -> None:
        mixed = self.evidence[column].is_of_two_hands
        for place in self.matrix.column(column):
            if not mixed and self.matrix.set_plainly(place, notation.point):
                continue
            read = self._read(place, notation)
            if read is not None:
                value, is_padded = read
                self.matrix.set(place, value)
                if is_padded:
                    self.matrix.padded[place] = self.matrix.texts[place].body

    def _read(self, place: Place, notation: Notation) -> tuple[Decimal, bool] | None:
        text = self.matrix.texts.at(place)
        if text is None:
            return None
        if self.evidence[place[1]].is_of_two_hands:
            notation = Notation.INDONESIAN if "." in text.body else Notation.ENGLISH
        value = text.read(notation)
        if value is not None:
            return value, False
        padded = text.read_padded(notation)
        return (padded, True) if padded is not None else None

    def _by_sums(self) -> None:
        """Settle the columns that are still open where one reading makes more sums hold."""
        for sign in SIGNS:
            columns = [c for c in self._open() if self.evidence[c].triples[sign]]
            # A table may have its thousands lost in columns whose few figures look like decimals.
            more = [
                c for c, v in self.verdicts.items()
                if v.reason is Reason.FIGURES and self.evidence[c].shorts[sign] and not self.evidence[c].point[sign] and not self.evidence[c].group[sign]
            ]  # fmt: skip
            stored = sorted(self.stored) if sign == "." else []
            if columns or stored:
                self._try_sign(sign, columns, more, stored)

    def _try_sign(self, sign: str, columns: list[int], more: list[int], stored: list[int]) -> None:
        as_group = Notation.INDONESIAN if sign == "." else Notation.ENGLISH
        as_point = Notation.ENGLISH if sign == "." else Notation.INDONESIAN
        tried = [*columns, *more, *stored]
        both = [self._holds(self._values(tried, one)) for one in (as_group, as_point)]
        grouped, pointed = len(both[0] - both[1]), len(both[1] - both[0])
        if grouped >= _FEWEST_PROOFS and grouped > pointed * _CLEAR_WIN:
            self._decide(tried, as_group)
        elif pointed >= _FEWEST_PROOFS and pointed > grouped * _CLEAR_WIN:
            self._decide(columns, as_point)

    def _decide(self, columns: list[int], notation: Notation) -> None:
        for column in columns:
            self.verdicts[column] = Verdict(notation, Reason.SUMS)
            before = {p: v for p in self.matrix.column(column) if (v := self.matrix.values.get(p))}
            self._apply(column, notation)
            changed = [p for p, v in before.items() if self.matrix.values[p] != v]
            if changed:
                self.matrix.rescaled[column] = str(before[changed[0]])

    def _values(self, columns: list[int], notation: Notation) -> Look:
        """Return how to look up a value when some columns are read in a notation."""
        tried, values = set(columns), self.matrix.values

        def look(place: Place) -> Decimal | None:
            read = self._read(place, notation) if place[1] in tried else None
            return values.at(place) if read is None else read[0]

        return look

    def _holds(self, look: Look) -> set[tuple[bool, int, int]]:
        """Return the sums that hold: by columns or not, the total, and the line across."""
        held: set[tuple[bool, int, int]] = set()
        for column, sets, _ in sums.column_candidates(self.matrix):
            held |= {(True, column, line) for line in self._best(column, sets, look, True)}
        for row, sets, _ in sums.row_candidates(self.matrix, self.totals):
            held |= {(False, row, line) for line in self._best(row, sets[:4], look, False)}
        return held

    def _best(
        self,
        total: int,
        sets: list[tuple[int, ...]],
        look: Look,
        by_columns: bool,
    ) -> list[int]:
        fits = (
            sums.measure(self.matrix, total, parts, by_columns=by_columns, look=look)
            for parts in sets
        )
        return max(fits, key=lambda fit: fit.holds).held

    def _by_neighbours(self, column: int) -> Verdict | None:
        mine = self.evidence[column]
        for sign, as_group, as_point in (
            (".", Notation.INDONESIAN, Notation.ENGLISH),
            (",", Notation.ENGLISH, Notation.INDONESIAN),
        ):
            if not mine.uses(sign):
                continue
            settled = [
                v.notation
                for c, v in self.verdicts.items()
                if c != column and v.reason is not Reason.GUESS and self._says_something(c)
            ]
            for notation in (as_group, as_point):
                if (
                    settled
                    and all(one is notation for one in settled)
                    and self._agrees(mine, sign, notation, as_group)
                ):
                    return Verdict(notation, Reason.NEIGHBOURS)
        return None

    def _says_something(self, column: int) -> bool:
        evidence = self.evidence[column]
        return any(evidence.uses(sign) for sign in SIGNS)

    def _agrees(self, mine: Evidence, sign: str, notation: Notation, as_group: Notation) -> bool:
        """Tell whether a neighbour's notation may be this column's: decimals do not make it so."""
        if notation is as_group:
            return not mine.shorts[sign]
        return not mine.speaks_for_thousands(sign)

    def _by_meaning(self, column: int) -> Verdict | None:
        evidence = self.evidence[column]
        sign = "." if evidence.uses(".") else ","
        as_group = Notation.INDONESIAN if sign == "." else Notation.ENGLISH
        as_point = Notation.ENGLISH if sign == "." else Notation.INDONESIAN
        head = self.matrix.heads[column]
        own = f"{' '.join(head.path)} {head.unit or ''}"
        if words.counts_persons(head.path) and not words.NOT_ADDITIVE.search(self.context):
            return Verdict(as_group, Reason.MEANING)
        if words.NOT_ADDITIVE.search(own):
            return (
                Verdict(as_point, Reason.MEANING)
                if words.SHARE.search(own) and not evidence.whole
                else None
            )
        # "Luas (km2)" under "Luas Daerah dan Jumlah Kelurahan": 35.215 may well have decimals.
        if not words.MEASURED.search(own) and (
            words.COUNT.search(own)
            or (
                # A title that counts says little of a column whose figures look like decimals.
                not evidence.shorts[sign]
                and not words.MEASURED.search(self.context)
                and words.COUNT.search(self.context)
                and not words.NOT_ADDITIVE.search(self.context)
            )
        ):
            return Verdict(as_group, Reason.MEANING)
        if evidence.speaks_for_thousands(sign) and not words.NOT_ADDITIVE.search(self.context):
            return Verdict(as_group, Reason.MEANING)
        return None

    def _guess(self, column: int) -> Verdict:
        evidence = self.evidence[column]
        sign = "." if evidence.uses(".") else ","
        as_group = Notation.INDONESIAN if sign == "." else Notation.ENGLISH
        as_point = Notation.ENGLISH if sign == "." else Notation.INDONESIAN
        head = self.matrix.heads[column]
        is_extent = words.SQUARE_KILOMETRES.search(f"{' '.join(head.path)} {head.unit or ''}")
        thousands = evidence.triples[sign] > evidence.shorts[sign] and not is_extent
        likelier = as_group if thousands else as_point
        return Verdict(likelier, Reason.GUESS)
