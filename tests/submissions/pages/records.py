"""Submissions as the action gives them, for tests of the pages."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


def observation(cell: str, row: str, *column: str, **more: Any) -> Record:
    """One data cell as it was read."""
    return {
        "cell": cell,
        "row": [row],
        "column": list(column),
        "value": 1,
        "flag": None,
        "total": False,
        **more,
    }


def finding(number: int, **more: Any) -> Record:
    """One finding of level warning."""
    return {
        "id": f"f{number}",
        "code": "jump",
        "level": "warning",
        "cell": None,
        "sheet": None,
        "message": f"Pesan {number}",
        "message_en": f"Message {number}",
        "remedy": "Periksa.",
        "remedy_en": "Check it.",
        "facts": {},
        "explanation": "",
        **more,
    }


def submission(**more: Any) -> Record:
    """A draft with four figures on the sheet `Data`."""
    cells = [
        observation("B4", "Ilir Barat I", "Murid", "Laki-laki", value=10),
        observation("C4", "Ilir Barat I", "Murid", "Perempuan", value=20),
        observation("B5", "Gandus", "Murid", "Laki-laki", value=None, flag="..."),
        observation("C5", "Gandus", "Murid", "Perempuan", value=None),
    ]
    return {
        "id": "s1",
        "state": "draft",
        "period": "2024",
        "table_index": 0,
        "table": {"sheet": "Data", "range": "A2:C5", "cells": cells},
        "tables": [{"index": 0, "sheet": "Data", "range": "A2:C5", "title": "Murid"}],
        "findings": [],
        "corrections": {},
        "points": [],
        **more,
    }
