"""Writes the parts of the documentation that are made from the code: `python -m docs.build [--check]`.

Settings from the declaration, commands from their help, addresses from the blueprints, fields from the
schemas. `--check` writes nothing and ends with 1 where a page differs from what it would write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docs.pages import commands, fields, mapping, metadata, rules, settings, tables

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "configuration.md": settings.page,
    "cli.md": commands.page,
    "dcat-mapping.md": mapping.page,
    "fields.md": fields.page,
    "metadata.md": metadata.page,
    "rules.md": rules.page,
    "tables.md": tables.page,
}


def main(arguments: list[str]) -> int:
    """Writes the pages, or checks them."""
    is_check = "--check" in arguments
    stale = []
    for name, make in PAGES.items():
        text = make()
        path = HERE / name
        if is_check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(f"Out of date: {', '.join(stale)}. Run: python -m docs.build\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
