"""Areas by code, level, place and year."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.reference.errors import UnknownAreaError, UnknownCodeError
from ckanext.palembang.reference.places.codes import parse_area_code
from ckanext.palembang.reference.places.rows import areas_by_code
from ckanext.palembang.reference.places.types import LEVELS, Area


def area(code: str | float) -> Area:
    """Return the area with a code of Kemendagri or BPS, see `parse_area_code`.

    Raises:
        UnknownAreaError: no area has the code, or it means two areas.
    """
    parsed = parse_area_code(code)
    if parsed is None:
        raise UnknownAreaError(str(code))
    return areas_by_code()[parsed]


def areas(
    level: str | None = None, *, within: str | float | None = None, year: int | None = None
) -> tuple[Area, ...]:
    """Return areas in the order of their Kemendagri codes.

    Args:
        level: only this level; a code of the list `tingkat_wilayah`.
        within: only areas below the one with this code, at any depth.
        year: only areas that existed then: Palembang has 18 kecamatan since 2018,
            had 16 before and 14 before 2007.

    Raises:
        UnknownAreaError: `within` is no area.
        UnknownCodeError: `level` is no level.
    """
    above = area(within).code if within is not None else None
    checked_level(level)
    return tuple(
        found for found in _matching(level, above) if year is None or found.exists_in(year)
    )


def checked_level(level: str | None) -> str | None:
    """Return the level itself, or raise UnknownCodeError when there is no such level."""
    if level is not None and level not in LEVELS:
        raise UnknownCodeError("tingkat_wilayah", level)
    return level


def _matching(level: str | None, above: str | None) -> Iterator[Area]:
    for found in areas_by_code().values():
        if level in (None, found.level) and (above is None or found.lies_in(above)):
            yield found
