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
