"""All messy tables: importing a module of cases registers them."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from tests.tables.messy import builder
from tests.tables.messy.spec import Case


def load() -> list[Case]:
    """Return all cases of all modules of this package."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
    return list(builder.all_cases())
