"""Number formats that show thousands or millions: "#,##0," shows 696194000 as 696,194."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from ckanext.palembang.tables.cells import Place, span_of
from ckanext.palembang.tables.figures.matrix import Matrix, shown_part
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.layout.view import View

_SCALE = re.compile(r"[0#?](,+)(?=\.|[^0#?,]|$)")
_AFTER_POINT = re.compile(r"\.[0#?]+(,+)")


def thousands_of(number_format: str) -> int:
    """Return by how many thousands a format divides what it shows."""
    bare = shown_part(number_format)
    found = _SCALE.search(bare) or _AFTER_POINT.search(bare)
    return len(found[1]) if found else 0


def apply_formats(view: View, matrix: Matrix, context: str) -> list[Finding]:
    """Read figures as they are shown where a unit such as "ribu rupiah" says so; else ask."""
    if not any(map(thousands_of, set(view.sheet.formats.values()))):
        return []
    doubtful: defaultdict[int, list[Place]] = defaultdict(list)
    for column in matrix.columns:
        head = matrix.heads[column]
        own = f"{' '.join(head.path)} {head.unit or ''}"
        is_scaled = bool(words.SCALED.search(f"{own} {context}"))
        for place in matrix.column(column):
            times = thousands_of(view.sheet.formats.get(place, ""))
            if not times or place not in matrix.values or matrix.values[place] == 0:
                continue
            if is_scaled:
                matrix.set(place, matrix.values[place] / Decimal(1000) ** times)
                matrix.forget_text(place)
            else:
                doubtful[column].append(place)
    return [
        Finding(
            "bad-number",
            Level.WARNING,
            span_of(places),
            facts={"printed": str(matrix.values[places[0]])},
        )
        for places in doubtful.values()
    ]
