"""The areas that an officer may say a label means: the districts and the city."""

from __future__ import annotations

from functools import lru_cache

from ckanext.palembang.reference import areas

_CITY = "16.71"


@lru_cache(maxsize=1)
def offered_areas() -> tuple[tuple[str, str], ...]:
    """Return code and name of the districts of today, then of the city."""
    districts = sorted(
        (one.name, one.code) for one in areas("kecamatan", within=_CITY) if one.valid_to is None
    )
    return (*((code, name) for name, code in districts), (_CITY, "Kota Palembang"))


def is_offered_area(code: str) -> bool:
    """Tell whether a code is one of those offered."""
    return code in dict(offered_areas())
