"""All messy tables."""

from __future__ import annotations

from tests.tables.messy import hard_cases
from tests.tables.messy.cases import all_cases
from tests.tables.messy.spec import Case

__all__ = ["hard_cases", "load"]


def load() -> list[Case]:
    """Return all cases; importing a module of cases registers them."""
    return list(all_cases())
