"""The areas as a code list, so that forms, vocabularies and checks treat them alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ckanext.palembang.reference.codes import Code, CodeList
from ckanext.palembang.reference.files import as_mapping, read_yaml
from ckanext.palembang.reference.frozen import FrozenMapping
from ckanext.palembang.reference.keys import text_of
from ckanext.palembang.reference.places.rows import areas_by_code
from ckanext.palembang.reference.places.search import find_area, suggest_areas
from ckanext.palembang.reference.places.types import Area

_SOURCES = "sources.yaml"


@dataclass(frozen=True)
class AreaCodeList(CodeList):
    """The list `wilayah`: codes are Kemendagri's, spellings are read as place names."""

    def normalise(self, value: str | float | None) -> str | None:
        """Return the Kemendagri code that a name or code certainly means, or None."""
        match = find_area(value)
        return match.area.code if match.area else None

    def nearest(self, value: str | float | None, n: int = 3) -> list[Code]:
        """Return up to `n` areas with a name like the value, for people to choose from."""
        return [self[near.code] for near in suggest_areas(text_of(value), n=n)]


def area_code_list() -> AreaCodeList:
    """Return all areas as a code list."""
    facts = read_yaml("areas", _SOURCES)
    wikidata = as_mapping(facts.get("wikidata"), _SOURCES, "wikidata")
    items = as_mapping(wikidata.get("items"), _SOURCES, "wikidata items")
    read = AreaCodeList(
        name="wilayah",
        title_id=str(facts["title_id"]),
        title_en=str(facts["title_en"]),
        source=str(facts["source"]),
        source_date=str(facts["source_date"]),
        licence=str(facts["licence"]),
        codes=tuple(_code(one, str(facts["source"]), items) for one in areas_by_code().values()),
        parents="wilayah",
    )
    read.check()
    return read


def _code(one: Area, source: str, items: Mapping[str, Any]) -> Code:
    aliases = tuple(name for name in one.names() if find_area(name).area == one)
    crosswalks = {"bps": one.bps_code}
    if one.code in items:
        crosswalks["wikidata"] = str(items[one.code])
    return Code(
        code=one.code,
        label_id=one.label("id"),
        label_en=one.label("en"),
        uri=one.uri,
        source=source,
        aliases=aliases,
        parent=one.parent,
        crosswalks=FrozenMapping(crosswalks),
        properties=FrozenMapping({"level": one.level, "kind": one.kind}),
    )
