"""Which columns and rows are the sum of others: by their labels, and by the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language import words

#: Looks up the value of a cell, None where it has none.
Look = Callable[[Place], Decimal | None]

_LONGEST_RUN = 40
_SAMPLE = 400
_MOSTLY = 0.6
_PROOF = 3
#: Longer ones are lists, whose rows are no sums of each other.
_MOST_ROWS = 2000


@dataclass(slots=True)
class Fit:
    """How well a sum holds over all rows (or columns).

    Attributes:
        holds: instances in which it holds with at least two parts that are not zero.
        fails: instances in which it does not.
        trivial: instances in which it holds, but with at most one part that is not zero.
        held: the lines across where it holds.
    """

    holds: int = 0
    fails: list[tuple[int, Decimal, Decimal]] = field(default_factory=list)
    trivial: int = 0
    held: list[int] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Share of instances that hold, trivial ones aside."""
        return self.holds / (self.holds + len(self.fails)) if self.holds or self.fails else 0.0


@dataclass(slots=True)
class Sum:
    """A line (column or row) that is the sum of other lines.

    Attributes:
        total: the line with the sums.
        parts: the lines that are added.
        by_columns: lines are columns; else rows.
        fit: how well it holds.
        is_labelled: the label of the line says that it is a total.
    """

    total: int
    parts: tuple[int, ...]
    by_columns: bool
    fit: Fit
    is_labelled: bool

    def place(self, line: int, across: int) -> Place:
        """Return the cell where a line crosses another."""
        return (across, line) if self.by_columns else (line, across)


def measure(
    matrix: Matrix,
    total: int,
    parts: tuple[int, ...],
    *,
    by_columns: bool,
    look: Look | None = None,
    is_strict: bool = False,
) -> Fit:
    """Return how well a line is the sum of others; a part without a number leaves it open.

    With `is_strict` the first failure is enough.
    """
    look = matrix.values.at if look is None else look
    fit = Fit()
    crossing = [row.row for row in matrix.rows[:_SAMPLE]] if by_columns else matrix.columns
    for across in crossing:
        places = [(across, line) if by_columns else (line, across) for line in (total, *parts)]
        found = [look(place) for place in places]
        if any(value is None for value in found):
            continue
        numbers = [value for value in found if value is not None]
        added = sum(numbers[1:], Decimal(0))
        if abs(added - numbers[0]) <= tolerance([matrix.values.decimals_at(p) for p in places]):
            if sum(number != 0 for number in numbers[1:]) > 1:
                fit.holds += 1
                fit.held.append(across)
            else:
                fit.trivial += 1
        else:
            fit.fails.append((across, numbers[0], added))
            if is_strict:
                break
    return fit


def tolerance(decimals: list[int]) -> Decimal:
    """Return what rounding of the parts explains; whole numbers add up exactly."""
    most = max(decimals)
    if most == 0:
        return Decimal(0)
    return Decimal(len(decimals)) * Decimal(5).scaleb(-most - 1) * Decimal("1.02")


def column_candidates(matrix: Matrix) -> Iterator[tuple[int, list[tuple[int, ...]], bool]]:
    """Yield columns whose head names a total, with the sets of columns they may add up."""
    paths = {column: tuple(matrix.heads[column].path) for column in matrix.columns}
    strict = {c for c, path in paths.items() if any(words.is_total(text) for text in path)}
    for column, path in paths.items():
        for level, text in enumerate(path):
            is_strict = words.is_total(text)
            if not is_strict and not words.starts_as_total(text):
                continue
            sets = _column_sets(matrix, paths, column, level, strict)
            if sets:
                yield column, sets, is_strict


def _column_sets(
    matrix: Matrix, paths: dict[int, tuple[str, ...]], column: int, level: int, strict: set[int]
) -> list[tuple[int, ...]]:
    path = paths[column]
    prefix = [words.plain(text) for text in path[:level]]
    suffix = [words.plain(text) for text in path[level + 1 :]]
    group = [
        other
        for other in matrix.columns
        if other != column
        and [words.plain(text) for text in paths[other][:level]] == prefix
        and _same_unit(matrix, column, other)
    ]
    same_end = [
        o
        for o in group
        if [words.plain(t) for t in paths[o][level + 1 :]] == suffix and len(paths[o]) > level
    ]
    sets: list[tuple[int, ...]] = []
    for pool in (same_end, group):
        plain_ones = [
            o
            for o in pool
            if o not in strict
            or (suffix and not words.is_total(paths[o][level] if len(paths[o]) > level else ""))
        ]
        totals = [o for o in pool if o in strict]
        before, after = _runs(column, pool, plain_ones)
        for run in (before, plain_ones, after, totals, *_tails(before), *_heads_of(after)):
            if len(run) >= 2 and tuple(run) not in sets:
                sets.append(tuple(run))
    return sets


def _same_unit(matrix: Matrix, one: int, other: int) -> bool:
    mine, theirs = (matrix.heads[c].unit or "" for c in (one, other))
    share_mine, share_theirs = (
        bool(words.SHARE.search(" ".join(matrix.heads[c].path)))
        or "%" in (matrix.heads[c].unit or "")
        for c in (one, other)
    )
    return share_mine == share_theirs and (not mine or not theirs or mine == theirs)


def _runs(column: int, pool: list[int], plain_ones: list[int]) -> tuple[list[int], list[int]]:
    """Return the lines directly before and directly after, up to the next total."""
    before: list[int] = []
    for other in reversed([o for o in pool if o < column]):
        if other not in plain_ones:
            break
        before.insert(0, other)
    after: list[int] = []
    for other in (o for o in pool if o > column):
        if other not in plain_ones:
            break
        after.append(other)
    return before, after


def _tails(run: list[int]) -> list[list[int]]:
    return [run[-length:] for length in range(2, min(len(run), 6))]


def _heads_of(run: list[int]) -> list[list[int]]:
    return [run[:length] for length in range(2, min(len(run), 6))]


def row_candidates(
    matrix: Matrix, totals: set[int]
) -> Iterator[tuple[int, list[tuple[int, ...]], bool]]:
    """Yield rows known as totals, with the sets of rows they may add up."""
    rows = matrix.rows
    if len(rows) > _MOST_ROWS or not totals:
        return
    years = {
        row.row
        for row in rows
        if words.plain(row.label).isdecimal() and len(words.plain(row.label)) == 4
    }
    years |= {row.row for row in rows if words.AVERAGE.match(row.label)}
    by_row = {row.row: row for row in rows}
    for row in rows:
        if row.row not in totals:
            continue
        numbers = [r.row for r in rows if (r.year, r.month) == (row.year, row.month)]
        plain_ones = [n for n in numbers if n not in totals and n not in years]
        before, after = _runs(
            row.row, [n for n in numbers if n != row.row and n not in years], plain_ones
        )
        others = [n for n in numbers if n in totals and n != row.row]
        same_group = [n for n in plain_ones if by_row[n].headings == row.headings]
        same_label = [
            n
            for n in numbers
            if n != row.row
            and by_row[n].headings != row.headings
            and words.plain(by_row[n].label) == words.plain(row.label)
        ]
        top = [n for n in plain_ones if not by_row[n].headings]
        tops = [n for n in numbers if not by_row[n].headings and not by_row[n].is_total]
        above = [n for n in others if n < row.row]
        whole = _whole_sets(matrix, row.row, plain_ones, numbers)
        sets: list[tuple[int, ...]] = []
        for run in (
            same_group if row.headings else before,
            before,
            plain_ones,
            after,
            above,
            others,
            same_label,
            top,
            tops,
            same_group,
            *whole,
            *_inner(row.row, matrix, numbers),
        ):
            if len(run) >= 2 and row.row not in run and tuple(run) not in sets:
                sets.append(tuple(run))
        if sets:
            yield row.row, sets, words.is_total(row.label) or row.is_total


def _inner(row: int, matrix: Matrix, numbers: list[int]) -> list[list[int]]:
    """Return the rows that stand under a row by their headings."""
    labels = {r.row: r for r in matrix.rows}
    label = labels[row].label
    children = [
        n for n in numbers if n > row and labels[n].headings and labels[n].headings[-1] == label
    ]
    return [children]


def _whole_sets(
    matrix: Matrix, row: int, plain_ones: list[int], numbers: list[int]
) -> list[list[int]]:
    """Return rows of the outermost level: those without own outer label left aside."""
    outer = [
        r.row for r in matrix.rows if r.row in plain_ones and len(r.labels) == 1 and not r.headings
    ]
    heads = [
        r.row
        for r in matrix.rows
        if r.row != row and len(r.labels) == 1 and r.row in numbers and not r.is_total
    ]
    return [outer, heads]


def best(
    matrix: Matrix, total: int, sets: list[tuple[int, ...]], *, by_columns: bool, labelled: bool
) -> Sum:
    """Return the set that fits best; the first one when none fits at all."""
    sums = [
        Sum(
            total, parts, by_columns, measure(matrix, total, parts, by_columns=by_columns), labelled
        )
        for parts in sets
    ]
    return max(
        sums,
        key=lambda one: (
            one.fit.score >= _MOSTLY and one.fit.holds > 0,
            one.fit.holds * one.fit.score,
            one.fit.score,
            -sums.index(one),
        ),
    )


def unlabelled_columns(matrix: Matrix, known: set[int]) -> Iterator[Sum]:
    """Yield columns that the figures alone prove to be the sum of their neighbours."""
    columns = matrix.columns
    if len(columns) > _LONGEST_RUN * 2 or len(matrix.rows) < _PROOF:
        return
    for index, column in enumerate(columns):
        if column in known or _is_rate(matrix, column):
            continue
        for parts in _neighbour_runs(columns, index):
            if any(_is_rate(matrix, part) for part in parts) or known & set(parts):
                continue
            fit = measure(matrix, column, parts, by_columns=True, is_strict=True)
            if not fit.fails and fit.holds >= _PROOF:
                yield Sum(column, parts, True, fit, False)
                break


def _is_rate(matrix: Matrix, column: int) -> bool:
    head = matrix.heads[column]
    return bool(words.NOT_ADDITIVE.search(" ".join(head.path) + " " + (head.unit or "")))


def _neighbour_runs(columns: list[int], index: int) -> Iterator[tuple[int, ...]]:
    for length in range(2, 7):
        if index + length < len(columns):
            yield tuple(columns[index + 1 : index + 1 + length])
        if index - length >= 0:
            yield tuple(columns[index - length : index])
