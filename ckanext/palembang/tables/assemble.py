"""One block becomes one table: roles, labels, notation, sums, places, periods, findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ckanext.palembang.tables import correcting
from ckanext.palembang.tables.cells import address, range_address, span_of
from ckanext.palembang.tables.corrections import TableCorrection
from ckanext.palembang.tables.describe import Description, describe
from ckanext.palembang.tables.figures import doubts
from ckanext.palembang.tables.figures.matrix import Matrix, build_matrix
from ckanext.palembang.tables.figures.mending import mend
from ckanext.palembang.tables.figures.mismatches import mismatches
from ckanext.palembang.tables.figures.notation import Reason, Verdict, settle
from ckanext.palembang.tables.figures.scaling import apply_formats
from ckanext.palembang.tables.figures.thousandths import restore_thousandths
from ckanext.palembang.tables.figures.totals import (
    add_parents,
    proved_rows,
    row_sums,
    total_columns,
    total_rows,
)
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.dates import day_and_month, restore_label
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.columns import Column, Role, find_columns
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.layout.heads import Head, read_heads
from ckanext.palembang.tables.layout.stub import read_rows
from ckanext.palembang.tables.layout.view import Kind, View
from ckanext.palembang.tables.model import Table
from ckanext.palembang.tables.observations import Observations
from ckanext.palembang.tables.observe import Marks, dimensions, observe
from ckanext.palembang.tables.places import Located, locate

_TEXTLIKE_HEAD = (
    "nama",
    "alamat",
    "foto",
    "paraf",
    "ttd",
    "tanda tangan",
    "no ",
    "nomor",
    "keterangan",
    "ket",
    "catatan",
    "url",
    "link",
    "email",
)
_MOST_BAD = 200
_FINE = (Kind.BLANK, Kind.SIGN, Kind.NUMBER)


def read_block(
    view: View,
    block: Block,
    sheet_title: list[int],
    corrected: TableCorrection = correcting.NOTHING,
) -> tuple[Table | None, list[Finding]]:
    """Return the table of a block, None when it holds no figure, and what is to say about it."""
    columns = find_columns(view, block)
    heads = read_heads(view, block, columns)
    rows = read_rows(view, block, columns)
    data = [c.number for c in columns if c.role is Role.DATA]
    about = correcting.described(describe(view, block, block.titles or sheet_title), corrected)
    if not data or not rows:
        said = _empty(view, block, columns, heads, whole_form=True) if block.head else []
        return None, _signed(view, said)
    matrix = build_matrix(view, rows, data, heads)
    findings, marks = _understand(view, matrix, columns, about, corrected)
    findings += _empty(view, block, columns, heads, whole_form=False)
    findings += _unreadable(view, matrix, columns)
    observations = observe(view, matrix, marks, about)
    if not observations:
        return None, _signed(view, findings)
    used = [*block.head, *(row.row for row in rows)]
    table = Table(
        sheet=view.sheet.name,
        range=range_address((min(used), _first_column(view, block, used)), (max(used), data[-1])),
        title=about.title,
        unit=about.unit or _common_unit(heads, data),
        years=about.years or _years(observations),
        source=about.source,
        notes=about.notes,
        dimensions=dimensions(matrix, columns, observations),
        observations=observations,
    )
    return table, _signed(view, findings)


def _years(observations: Observations) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.period[:4] for one in observations.facts() if one.period))


def _signed(view: View, findings: list[Finding]) -> list[Finding]:
    return [replace(finding, sheet=view.sheet.name) for finding in findings]


def _first_column(view: View, block: Block, rows: list[int]) -> int:
    return min(
        (filled[0] for row in rows if (filled := view.filled(row, block.left, block.right))),
        default=block.left,
    )


def _common_unit(heads: dict[int, Head], data: list[int]) -> str | None:
    units = {heads[column].unit for column in data}
    return units.pop() if len(units) == 1 else None


def _understand(
    view: View,
    matrix: Matrix,
    columns: list[Column],
    about: Description,
    corrected: TableCorrection,
) -> tuple[list[Finding], Marks]:
    hint = " ".join(c.head for c in columns if c.role is Role.LABEL)
    context = f"{about.text} {view.sheet.name or ''}"
    row_places = locate(_area_paths(matrix.rows, columns), hint=hint, context=context)
    row_places = correcting.located([row.path() for row in matrix.rows], row_places, corrected)
    add_parents(matrix.rows, row_places)
    column_places = _column_places(matrix, row_places, context, corrected)
    totals = total_rows(matrix.rows, row_places)
    scaled = apply_formats(view, matrix, about.text)
    asked = correcting.notation_asked(corrected)
    verdicts = settle(matrix, about.text, totals, asked)
    if asked is None:
        restore_thousandths(matrix, about.text)
    _, sums = total_columns(matrix, column_places)
    mend(matrix, [*sums, *row_sums(matrix, totals)])
    total_cols, sums = total_columns(matrix, column_places)
    proved = proved_rows(matrix, totals)
    totals |= {one.total for one in proved}
    sums += [*row_sums(matrix, totals)]
    marks = Marks(
        totals,
        total_cols,
        dict(zip((r.row for r in matrix.rows), row_places, strict=True)),
        column_places,
    )
    found = [
        *mismatches(matrix, sums, about.text),
        *doubts.lost_zeros(matrix),
        *doubts.suspicious_fractions(matrix, about.text),
        *scaled,
        *_guesses(matrix, verdicts),
        *doubts.duplicate_heads(matrix),
        *doubts.duplicate_columns(matrix, total_cols),
        *doubts.duplicate_rows(matrix, [place.area for place in row_places]),
        *doubts.all_zero(matrix),
        *doubts.outliers(matrix, totals),
        *_unknown_areas(matrix.rows, row_places),
    ]
    return found, marks


def _area_paths(rows: list[BodyRow], columns: list[Column]) -> list[tuple[str, ...]]:
    """Return the labels that may be areas: "7 Ulu" under "Puskesmas" is a clinic, not the village."""
    strange = {
        c.number
        for c in columns
        if words.FACILITY.search(c.head) and not words.AREA_WORD.search(c.head)
    }
    named = {c.number for c in columns if c.role is Role.LABEL and words.AREA_WORD.search(c.head)}
    paths: list[tuple[str, ...]] = []
    for row in rows:
        labels = [
            label
            for label, column in zip(
                row.labels, row.columns or [-1] * len(row.labels), strict=False
            )
            if (column not in strange and (not named or column in named or column < 0))
            or words.AREA_BEFORE.match(label)
        ]
        headings = [h for h in row.headings if not strange or labels or words.AREA_BEFORE.match(h)]
        paths.append((*headings, *labels))
    return paths


def _column_places(
    matrix: Matrix, row_places: list[Located], context: str, corrected: TableCorrection
) -> dict[int, Located]:
    if any(place.area for place in row_places) or len(matrix.columns) < 2:
        return {}
    paths = [tuple(matrix.heads[column].path) for column in matrix.columns]
    found = correcting.located(paths, locate(paths, hint="", context=context), corrected)
    if not any(place.area for place in found):
        return {}
    return dict(zip(matrix.columns, (replace(one, doubt=None) for one in found), strict=True))


def _guesses(matrix: Matrix, verdicts: dict[int, Verdict]) -> list[Finding]:
    found: list[Finding] = []
    for column, verdict in verdicts.items():
        places = [
            p for p in matrix.column(column) if p in matrix.texts and not matrix.texts[p].is_plain
        ]
        if verdict.reason is Reason.GUESS and places:
            printed = matrix.texts[places[0]].body
            found.append(
                Finding("bad-number", Level.WARNING, span_of(places), facts={"printed": printed})
            )
    return found


def _unknown_areas(rows: list[BodyRow], places: list[Located]) -> list[Finding]:
    found: list[Finding] = []
    for row, place in zip(rows, places, strict=True):
        if place.doubt:
            hint = f"→ {place.place}" if place.guessed else ""
            level = Level.INFO if place.guessed else Level.WARNING
            found.append(
                Finding(
                    "unknown-area",
                    level,
                    address(row.place),
                    facts={"name": place.doubt, "hint": hint},
                )
            )
    return found


def _unreadable(view: View, matrix: Matrix, columns: list[Column]) -> list[Finding]:
    """Cells among the figures that are none: texts, dates, formulas without results, errors."""
    found: list[Finding] = []
    figures = {one.number for one in columns if one.role is Role.DATA}
    fine = {
        line for line in set(view.kinds) if all(line[c] in _FINE for c in figures if c < len(line))
    }
    unread = _unread(view, matrix)
    labels = _columns_of_labels(columns)
    for row in matrix.rows:
        if row.row in unread or view.kinds[row.row] not in fine:
            found.extend(_unreadable_in(view, matrix, row.row))
        for column in labels:
            found.extend(_label_date(view, row.row, column))
        if len(found) >= _MOST_BAD:
            break
    return found[:_MOST_BAD]


def _unread(view: View, matrix: Matrix) -> set[int]:
    """Return the rows with a cell that looks like a figure but has no value."""
    found: set[int] = set()
    first = matrix.values.first
    for column in matrix.columns:
        for row, number in enumerate(matrix.values.doubles(column), first):
            if number != number and view.kind(row, column) is Kind.NUMBER:  # noqa: PLR0124 - NaN
                found.add(row)
    return found


def _unreadable_in(view: View, matrix: Matrix, row: int) -> Iterator[Finding]:
    for column in matrix.columns:
        place = (row, column)
        kind = view.kind(*place)
        if kind in (Kind.BLANK, Kind.SIGN) or place in matrix.values or place in view.covered:
            continue
        yield _unreadable_cell(view, place, kind)


def _unreadable_cell(view: View, place: tuple[int, int], kind: Kind) -> Finding:
    printed = view.text(*place) or view.sheet.errors.get(place, "")
    if place in view.sheet.formulas:
        return Finding("formula-without-value", Level.WARNING, address(place))
    if place in view.sheet.errors or kind is Kind.FAULT:
        return Finding("error-value", Level.WARNING, address(place), facts={"printed": printed})
    if kind is Kind.DATE or day_and_month(view.sheet.at(*place)):
        return Finding("date-for-number", Level.WARNING, address(place), facts={"printed": printed})
    return Finding("bad-number", Level.WARNING, address(place), facts={"printed": printed[:60]})


def _columns_of_labels(columns: list[Column]) -> list[int]:
    """Return the columns of labels that are no dates on purpose."""
    return [c.number for c in columns if c.role is Role.LABEL and not c.dates > c.texts + c.figures]


def _label_date(view: View, row: int, column: int) -> Iterator[Finding]:
    label = restore_label(view.sheet.at(row, column))
    if label:
        facts = {"printed": view.text(row, column), "value": label}
        yield Finding("date-for-label", Level.WARNING, address((row, column)), facts=facts)


def _empty(
    view: View, block: Block, columns: list[Column], heads: dict[int, Head], *, whole_form: bool
) -> list[Finding]:
    if whole_form:
        cell = span_of(
            [(row, c) for row in (*block.head, *block.body) for c in (block.left, block.right)]
        )
        return [
            Finding(
                "empty", Level.WARNING, cell, facts={"name": " ".join(c.head for c in columns)[:80]}
            )
        ]
    found: list[Finding] = []
    last = max((c.number for c in columns if c.role is Role.DATA), default=-1)
    for column in columns:
        head = words.plain(column.head)
        if (
            column.role is not Role.BLANK
            or not head
            or head.startswith(_TEXTLIKE_HEAD)
            or words.REMARK.match(head)
        ):
            continue
        if (
            not heads.get(column.number)
            or not _is_leaf(view, block, column.number)
            or column.number > last + 3
        ):
            continue
        cell = range_address((block.body[0], column.number), (block.body[-1], column.number))
        found.append(
            Finding(
                "empty", Level.WARNING, cell, facts={"name": " – ".join(heads[column.number].path)}
            )
        )
    return found


def _is_leaf(view: View, block: Block, column: int) -> bool:
    """Tell whether a word of the head stands in the column itself, not in a merge from the left."""
    return any(
        (view.text(row, column) and view.anchors.get((row, column)) is None)
        or ((row, column) in view.anchors and view.anchors[row, column].right == column)
        for row in block.head
    )
