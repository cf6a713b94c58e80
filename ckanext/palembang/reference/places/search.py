"""From a place name as somebody wrote it to an area: certain, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.keys import text_of
from ckanext.palembang.reference.places.codes import parse_area_code
from ckanext.palembang.reference.places.names import (
    PlaceName,
    digits_of,
    place_key,
    read_place_name,
)
from ckanext.palembang.reference.places.rows import areas_by_code
from ckanext.palembang.reference.places.select import area, areas, checked_level
from ckanext.palembang.reference.places.types import Area

#: Below this likeness (0 to 100) of the words a place is no help to someone who mistyped.
_NEAR_ENOUGH = 70.0

#: From here on the slip is taken to be in the word for the level ("abupaten Lahat"); below,
#: two long names would be alike for that word alone.
_SURELY_A_LABEL = 88.0

#: The longest name has 30 letters; keeps hostile input cheap.
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """What a place name means.

    Attributes:
        area: the one area it means; None when there is none or a doubt.
        candidates: all areas it may mean: none, the one, or several.
        how: `code`, `name` (the common name) or `alias` when `area` is set.
    """

    area: Area | None
    candidates: tuple[Area, ...]
    how: str | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether several areas carry the name; level or parent would settle it."""
        return len(self.candidates) > 1


def find_area(
    name: str | float | None, *, within: str | None = None, level: str | None = None
) -> AreaMatch:
    """Return the area that a name or code certainly means; safe without a person.

    Exact spellings and known aliases only, after numbers, abbreviations and glued words
    are made equal. "Sukarami" is a kecamatan and a kelurahan in it: without `level`,
    `within` or a word for the level ("Kec. Sukarami") the result is ambiguous.

    Args:
        name: the name or code as a table has it.
        within: code of the area that it must lie in.
        level: level that it must have; a code of the list `tingkat_wilayah`.

    Raises:
        UnknownAreaError: `within` is no area.
        UnknownCodeError: `level` is no level.
    """
    above = area(within).code if within is not None else None
    checked_level(level)
    code = parse_area_code(name)
    if code is not None:
        hit = areas_by_code()[code]
        return _match((hit,), "code") if _fits(hit, level, above) else AreaMatch(None, ())
    wanted = read_place_name(text_of(name)[:_LONGEST_NAME])
    found = tuple(hit for hit in _named(wanted) if _fits(hit, level, above))
    if len(found) != 1:
        return AreaMatch(None, found)
    return _match(found, "name" if place_key(found[0].name) == wanted.key else "alias")


def suggest_areas(
    name: str, *, within: str | None = None, level: str | None = None, n: int = 3
) -> list[Area]:
    """Return up to `n` areas whose names are like a text, the likest first.

    For people to choose from, never for automatic use. A name with a number is only
    suggested when all its numbers are the same: "34 Ilir" is not a slip of "35 Ilir".

    Raises:
        UnknownAreaError: `within` is no area.
        UnknownCodeError: `level` is no level.
    """
    sure = find_area(name, within=within, level=level)
    wanted = read_place_name(name[:_LONGEST_NAME])
    if not wanted.key:
        return []
    scores = [
        (_likeness(wanted, one), one)
        for one in areas(level, within=within)
        if one not in sure.candidates and _agrees(wanted, one)
    ]
    near = sorted((pair for pair in scores if pair[0] >= _NEAR_ENOUGH), key=lambda pair: -pair[0])
    return [*sure.candidates, *(one for _, one in near)][:n]


def _match(found: tuple[Area, ...], how: str) -> AreaMatch:
    return AreaMatch(found[0], found, how)


def _fits(one: Area, level: str | None, above: str | None) -> bool:
    return level in (None, one.level) and (above is None or one.lies_in(above))


def _agrees(wanted: PlaceName, one: Area) -> bool:
    same_level = wanted.level in (None, one.level)
    return same_level and (wanted.kind in (None, wanted.level, one.kind))


def _named(wanted: PlaceName) -> tuple[Area, ...]:
    return tuple(one for one in _by_key().get(wanted.key, ()) if _agrees(wanted, one))


def _likeness(wanted: PlaceName, one: Area) -> float:
    if _digits_in(one.code) != digits_of(wanted.key):
        return 0.0
    by_name = max(fuzz.ratio(wanted.key, key) for key in _keys_of(one.code))
    by_label = max(fuzz.ratio(wanted.key, key) for key in _label_keys_of(one.code))
    return by_label if by_label >= _SURELY_A_LABEL else by_name


@cache
def _digits_in(code: str) -> tuple[str, ...]:
    return digits_of(place_key(areas_by_code()[code].name))


@cache
def _label_keys_of(code: str) -> frozenset[str]:
    return frozenset(place_key(areas_by_code()[code].label(one)) for one in ("id", "en"))


@cache
def _keys_of(code: str) -> frozenset[str]:
    return frozenset(map(place_key, areas_by_code()[code].names()))


@cache
def _by_key() -> dict[str, tuple[Area, ...]]:
    return index_names()


def index_names() -> dict[str, tuple[Area, ...]]:
    """Return the areas by the keys of all their names; one key may have one area per level.

    Raises:
        BrokenReferenceFileError: two areas of one level share a key.
    """
    index: dict[str, tuple[Area, ...]] = {}
    for one in areas_by_code().values():
        for key in sorted(_keys_of(one.code)):
            others = index.get(key, ())
            if not key or any(other.level == one.level for other in others):
                raise BrokenReferenceFileError("areas.csv", one.code, f"{key!r} is not its own")
            index[key] = (*others, one)
    return index
