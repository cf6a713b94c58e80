"""Open a workbook with calamine."""

from __future__ import annotations

from pathlib import Path

import python_calamine


def open_with_calamine(path: Path) -> python_calamine.CalamineWorkbook:
    """Return the workbook at a path.

    Raises:
        python_calamine.CalamineError: it cannot be opened.
    """
    # Its stubs take a bare PathLike, without saying of what.
    return python_calamine.load_workbook(str(path))  # pyright: ignore[reportUnknownMemberType]
