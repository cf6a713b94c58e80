"""The report of an import, as JSON for programs and as XLSX for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

# XlsxWriter says only some of its types.
from xlsxwriter import Workbook

import ckan.plugins.toolkit as tk

from ckanext.palembang.submissions.bulk.outcomes import Outcome, all_went_in

_LONGEST_CELL = 32_000
_WIDTHS = (40, 12, 8, 50, 40, 12, 12, 38, 10, 90)


def write_report(outcomes: Sequence[Outcome], base: Path) -> list[Path]:
    """Writes `BASE.json` and `BASE.xlsx`; returns their paths."""
    stem = base.with_suffix("") if base.suffix.lower() in (".json", ".xlsx") else base
    as_json, as_xlsx = (stem.with_name(f"{stem.name}.{one}") for one in ("json", "xlsx"))
    as_json.write_text(
        json.dumps(_document(outcomes), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    _write_workbook(outcomes, as_xlsx)
    return [as_json, as_xlsx]


def _document(outcomes: Sequence[Outcome]) -> dict[str, object]:
    return {
        "all_in": all_went_in(outcomes),
        "counts": dict(Counter(one.status.value for one in outcomes)),
        "tables": [asdict(one) for one in outcomes],
    }


def _write_workbook(outcomes: Sequence[Outcome], path: Path) -> None:
    # Texts of strangers stay texts: no formula, no link.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), plain) as book:
        sheet = book.add_worksheet()
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        for place, (head, width) in enumerate(zip(_heads(), _WIDTHS, strict=True)):
            sheet.set_column(place, place, width, wrapped)
            sheet.write_string(0, place, head, bold)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(outcomes), len(_WIDTHS) - 1)
        for row, one in enumerate(outcomes, start=1):
            for place, text in enumerate(_cells(one)):
                sheet.write_string(row, place, text[:_LONGEST_CELL])
            sheet.write_number(row, 8, one.figures)


def _cells(one: Outcome) -> list[str]:
    return [
        one.file,
        one.status.value,
        "" if one.table is None else str(one.table + 1),
        one.title,
        one.dataset,
        one.how,
        one.period,
        one.submission,
        "",
        "\n".join(one.messages),
    ]


def _heads() -> list[str]:
    return [
        tk._("File"),
        tk._("Status"),
        tk._("Table"),
        tk._("Title"),
        tk._("Dataset"),
        tk._("Recognised by"),
        tk._("Period"),
        tk._("Submission"),
        tk._("Figures"),
        tk._("What to do"),
    ]
