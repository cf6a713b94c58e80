"""docs/configuration.md from the plugins' config_declaration.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_ROOMS = Path(__file__).parents[2] / "ckanext" / "palembang"
_HEAD = """\
# Settings

Made from the declarations of the plugins by `python -m docs.build`; do not edit. A setting goes into CKAN's ini
file, in the section `[app:main]`. With `make run` that is `ckan.ini` in the run folder.
"""


def page(rooms: Path = _ROOMS) -> str:
    """The page: a section for each group of settings, an entry for each setting."""
    parts = [_HEAD]
    for path in sorted(rooms.glob("*/config_declaration.yaml")):
        declaration = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in declaration["groups"]:
            parts.append(f"## {group.get('annotation', path.parent.name)}\n")
            parts += [_entry(option) for option in group["options"]]
    return "\n".join(parts)


def _entry(option: dict[str, Any]) -> str:
    description = " ".join(str(option.get("description", "")).split())
    default, example = option.get("default"), option.get("example")
    facts = [f"Default: {_shown(default)}" if default not in (None, "") else "Default: none"]
    if example not in (None, "", default):
        facts.append(f"Example: {_shown(example)}")
    return f"### `{option['key']}`\n\n{description}\n\n" + "  \n".join(facts) + "\n"


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text}`"
