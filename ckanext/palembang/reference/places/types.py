"""What is known about one administrative area."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

#: Levels of areas, from the province down; codes of the list `tingkat_wilayah`.
LEVELS = ("provinsi", "kabupaten_atau_kota", "kecamatan", "kelurahan")

#: How a kind is written before a name in Indonesian and after it in English.
KINDS = {
    "provinsi": ("Provinsi {}", "{} Province"),
    "kabupaten": ("Kabupaten {}", "{} Regency"),
    "kota": ("Kota {}", "{} Municipality"),
    "kecamatan": ("Kecamatan {}", "{} Subdistrict"),
    "kelurahan": ("Kelurahan {}", "{} Urban Village"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees, WGS 84."""

    lon: Decimal
    lat: Decimal


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """An extent in degrees, WGS 84."""

    west: Decimal
    south: Decimal
    east: Decimal
    north: Decimal


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One published size of an area; official sources disagree, so each names its own, in both languages."""

    km2: Decimal
    year: int
    source_id: str
    source_en: str


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area with its codes, names, history and extent.

    Attributes:
        code: Kemendagri code with dots, `16.71.01`; the key everywhere.
        bps_code: BPS code, digits only, `1671010`. Its order differs from Kemendagri's:
            neither is ever derived from the other.
        level: `provinsi`, `kabupaten_atau_kota`, `kecamatan` or `kelurahan`.
        kind: the level, but `kabupaten` and `kota` told apart.
        parent: code of the area above, None for the province.
        name: name in common use, without the word for the level.
        name_2025: spelling of Kepmendagri 300.2.2-2430/2025, empty if not carried.
        name_2022: spelling of Kepmendagri 100.1.1-6117/2022, empty if not carried.
        name_bps: spelling of BPS, empty if not carried.
        aliases: further spellings and abbreviations.
        valid_from: year the area was formed; None when older than every series here.
        valid_to: year it ended; None while it exists.
        split_from: code of the area it was taken from, where that is known.
        formed_by: legal act that formed it.
        centroid: a point inside or near the middle, where known.
        bbox: extent, where known.
        figures: published sizes, the newest first.
    """

    code: str
    bps_code: str
    level: str
    kind: str
    parent: str | None
    name: str
    name_2025: str
    name_2022: str
    name_bps: str
    aliases: tuple[str, ...]
    valid_from: int | None
    valid_to: int | None
    split_from: str | None
    formed_by: str
    centroid: Point | None
    bbox: BoundingBox | None
    figures: tuple[AreaFigure, ...]

    @property
    def uri(self) -> str:
        """Path of the area under the site's address."""
        return f"/def/wilayah/{self.code}"

    @property
    def km2(self) -> Decimal | None:
        """Newest published size in square kilometres, None if none is carried."""
        return self.figures[0].km2 if self.figures else None

    def label(self, language: str = "id") -> str:
        """Return the name with the word for its level, in Indonesian unless English."""
        pattern = KINDS[self.kind][1 if language.lower().startswith("en") else 0]
        return pattern.format(self.name)

    def names(self) -> tuple[str, ...]:
        """Return every spelling of the bare name, each once, the common one first."""
        spellings = (self.name, self.name_2025, self.name_2022, self.name_bps, *self.aliases)
        return tuple(dict.fromkeys(name for name in spellings if name))

    def exists_in(self, year: int) -> bool:
        """Tell whether the area existed in a year, as far as its history is known."""
        begun = self.valid_from is None or self.valid_from <= year
        return begun and (self.valid_to is None or year < self.valid_to)

    def lies_in(self, code: str) -> bool:
        """Tell whether the area lies below another, given by its Kemendagri code."""
        return self.code.startswith(f"{code}.")
