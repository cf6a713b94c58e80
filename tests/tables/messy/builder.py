"""What the cases are built of: names, figures, the register of cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.spec import Case, D

DISTRICTS = [(a.name, a.code) for a in areas("kecamatan", within="16.71")]
REGENCIES = [
    "Ogan Komering Ulu",
    "Ogan Komering Ilir",
    "Muara Enim",
    "Lahat",
    "Musi Rawas",
    "Musi Banyuasin",
    "Banyuasin",
    "OKU Selatan",
    "OKU Timur",
    "Ogan Ilir",
    "Empat Lawang",
    "PALI",
    "Musi Rawas Utara",
    "Palembang",
    "Prabumulih",
    "Pagar Alam",
    "Lubuk Linggau",
]
_BUILDERS: list[Callable[[], Case]] = []


def case(builder: Callable[[], Case]) -> Callable[[], Case]:
    _BUILDERS.append(builder)
    return builder


def all_cases() -> Iterator[Case]:
    for builder in _BUILDERS:
        random.seed(builder.__name__)
        yield builder()


def number(low: int = 10, high: int = 9000) -> int:
    return random.randint(low, high)


def indonesian(number: float, decimals: int = 0) -> str:
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def english(number: float, decimals: int = 0) -> str:
    return f"{number:,.{decimals}f}"


def sexes(
    write: Callable[[int], Any] = lambda n: n,
    *,
    names: Callable[[str], str] = str,
    head: list[str] | None = None,
    total: str = "Jumlah",
    period: str | None = None,
    low: int = 1200,
    high: int = 90000,
) -> list[list[Any]]:
    """Rows of the 18 districts with men, women, sum, and a total row."""
    heads = head or ["Laki-laki", "Perempuan", "Jumlah"]
    rows: list[list[Any]] = []
    sums = [0, 0, 0]
    for name, code in DISTRICTS:
        men, women = number(low, high), number(low, high)
        values = [men, women, men + women]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append(
            [
                names(name),
                *(
                    D(
                        write(v),
                        v,
                        [name],
                        [h],
                        code,
                        period,
                        total=i == 2,
                        row_extra=["Kec. Kecamatan Kel", name],
                    )
                    for i, (v, h) in enumerate(zip(values, heads, strict=True))
                ),
            ]
        )
    rows.append(
        [
            total,
            *(
                D(
                    write(v),
                    v,
                    [total],
                    [h],
                    None,
                    period,
                    total=True,
                    row_extra=["Palembang Kota Total Jumlah"],
                )
                for v, h in zip(sums, heads, strict=True)
            ),
        ]
    )
    return rows


def title_row(text: str, width: int = 4) -> list[Any]:
    return [text, *[None] * (width - 1)]


def two_level(
    groups: list[str],
    subs: list[str],
    *,
    write: Callable[[int], Any] = lambda n: n,
    period: Callable[[str], str | None] = lambda g: None,
    total: bool = True,
    low: int = 10,
    high: int = 900,
) -> list[list[Any]]:
    rows = []
    sums: dict[tuple[str, str], int] = {}
    for name, code in DISTRICTS:
        line: list[Any] = [name]
        for group in groups:
            values = [number(low, high) for _ in subs[:-1]]
            values.append(sum(values))
            for sub, v in zip(subs, values, strict=True):
                sums[group, sub] = sums.get((group, sub), 0) + v
                line.append(
                    D(write(v), v, [name], [group, sub], code, period(group), total=sub == subs[-1])
                )
        rows.append(line)
    if total:
        rows.append(
            [
                "Jumlah",
                *(
                    D(
                        write(sums[g, s]),
                        sums[g, s],
                        ["Jumlah"],
                        [g, s],
                        None,
                        period(g),
                        total=True,
                    )
                    for g in groups
                    for s in subs
                ),
            ]
        )
    return rows


def body(
    names: list[list[str]],
    heads: list[list[str]],
    values: list[list[Any]],
    **more: Any,
) -> list[list[Any]]:
    """Data cells of a table: figures, signs and blanks with what they mean.

    Args:
        names: Each row's label.
        heads: Each column's head.
        values: Figures; None is a blank cell, a text is a sign, a `D` stands as it is.
        **more: `write` (one function, or one per column), `format` (likewise), `areas` (by
            row), `area_columns`, `periods` (by column, or one), `row_periods`, `total_rows`,
            `total_columns` (numbers from 0), `row_extra`, `column_extra`.
    """
    return [
        [_figure(names[r], heads[c], value, r, c, more) for c, value in enumerate(row)]
        for r, row in enumerate(values)
    ]


def _figure(
    name: list[str], head: list[str], value: Any, r: int, c: int, more: dict[str, Any]
) -> Any:
    if value is None or isinstance(value, D):
        return value
    write = _of(more.get("write"), c)
    area = _of(more.get("areas"), r) or _of(more.get("area_columns"), c)
    made = D(
        value if write is None or isinstance(value, str) else write(value),
        None if isinstance(value, str) else value,
        name,
        head,
        area,
        _of(more.get("row_periods"), r) or _of(more.get("periods"), c),
        flag=value if isinstance(value, str) else None,
        total=r in more.get("total_rows", ()) or c in more.get("total_columns", ()),
        format=_of(more.get("format"), c),
        row_extra=list(more.get("row_extra", ())),
        column_extra=list(more.get("column_extra", ())),
    )
    if more.get("no_total"):
        made.total = None
    return made


def _of(values: Any, place: int) -> Any:
    return values[place] if isinstance(values, list | tuple) else values


def with_sums(values: list[list[float]]) -> list[list[float]]:
    """The rows and a last row with the sums of the columns."""
    return [*values, [sum(column) for column in zip(*values, strict=True)]]


def table(labels: list[list[Any]], cells: list[list[Any]]) -> list[list[Any]]:
    """Stub cells and data cells side by side."""
    return [[*label, *row] for label, row in zip(labels, cells, strict=True)]


def districts_body(heads: list[list[str]], values: list[list[Any]], **more: Any) -> list[list[Any]]:
    """`body` for the city's districts with their total below and their sum at the right."""
    return body(
        [[n] for n, _ in DISTRICTS] + [["Jumlah"]],
        heads,
        values,
        areas=[c for _, c in DISTRICTS] + [None],
        total_rows=[len(DISTRICTS)],
        total_columns=[len(heads) - 1],
        **more,
    )


def districts_table(cells: list[list[Any]]) -> list[list[Any]]:
    """`table` for the city's districts with their total below."""
    return table([[n] for n, _ in DISTRICTS] + [["Jumlah"]], cells)


def sums_of(names: list[tuple[str, str]]) -> tuple[list[list[float]], list[list[str]]]:
    """Men, women and both, with a row of sums; and the heads."""
    values: list[list[float]] = []
    for _ in names:
        a, b = number(1000, 9000), number(1000, 9000)
        values.append([a, b, a + b])
    return with_sums(values), [["L"], ["P"], ["L+P"]]
