"""Which table and period a template is for, and which structure it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ckanext.palembang.tables.structure.model import DataStructure, Role

#: Version of what the hidden sheet holds; a reader refuses what is newer than itself.
VERSION = 1
#: Names of the custom properties of the workbook.
PROPERTY = "palembang_"


@dataclass(frozen=True, slots=True)
class TemplateIdentity:
    """What a template says of itself.

    Attributes:
        dataset: identity of its structure: the dataset's.
        title: title of the dataset when the template was made.
        period: the period it asks for.
        structure_hash: `structure_hash` of the structure it was made from.
        layout: hash of its rows and columns.
        earlier_period: the period whose figures stand beside the inputs, empty without.
        version: version of the hidden sheet.
    """

    dataset: str
    title: str
    period: str
    structure_hash: str
    layout: str
    earlier_period: str = ""
    version: int = VERSION

    def facts(self) -> dict[str, str]:
        """Return it as texts."""
        return {name: str(value) for name, value in asdict(self).items()}


def identity_from(facts: Mapping[str, object]) -> TemplateIdentity | None:
    """Return the identity that `facts` wrote, None when something of it is missing."""
    needed = ("dataset", "title", "period", "structure_hash", "layout")
    if not all(isinstance(facts.get(name), str) for name in needed):
        return None
    version = str(facts.get("version", ""))
    return TemplateIdentity(
        *(str(facts[name]) for name in needed),
        earlier_period=str(facts.get("earlier_period") or ""),
        version=int(version) if version.isdecimal() else VERSION,
    )


def structure_hash(structure: DataStructure) -> str:
    """Return a hash of what tells the figures of a dataset apart.

    Periods are no part of it (every publication brings one), nor are names and the order of members.
    """
    told = [
        [one.name, [] if one.role is Role.TIME else sorted(m.code for m in one.members)]
        for one in structure.dimensions
    ]
    return digest(json.dumps(told, ensure_ascii=False))


def digest(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
