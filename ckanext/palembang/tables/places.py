"""Districts and villages of the city among the labels of a table, never a stranger's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ckanext.palembang.reference import Area, areas, find_area, suggest_areas
from ckanext.palembang.tables.language import words

CITY = "16.71"
PROVINCE = "16"
_LOWER = ("kecamatan", "kelurahan")
_ENOUGH = 0.5
_SURE_NUMBER = 3
#: More labels than this are no list of this city's areas: there are 125.
_MOST_LABELS = 20_000
_FOREIGN = re.compile(
    r"^\W*(kota|kab\.?|kabupaten|kota adm\w*\.?|provinsi|prov\.?)\s+(?!palembang)\w", re.IGNORECASE
)
_LEVEL_WORDS = (
    (re.compile(r"\b(kelurahan|kel|desa|village)\b", re.IGNORECASE), "kelurahan"),
    (re.compile(r"\b(kecamatan|kec|subdistrict|district)\b", re.IGNORECASE), "kecamatan"),
    (
        re.compile(r"\b(kabupaten|kab|kota|regency|municipality)\b", re.IGNORECASE),
        "kabupaten_atau_kota",
    ),
)
_NOT_ONLY = re.compile(
    r"^\W*(kantor|puskesmas|polsek|kua|uptd?|rs|rsud|sman?|smpn?|sdn?|smkn?|pasar|koramil|bank|terminal|halte|stasiun|ulp|perumahan|jalan|jl|kel\.? di)\b",
    re.IGNORECASE,
)

#: Provinces and the nation: the row above regencies or provinces is their total.
PROVINCES = frozenset(
    words.plain(name)
    for name in [
        "Aceh",
        "Nanggroe Aceh Darussalam",
        "Sumatera Utara",
        "Sumatera Barat",
        "Riau",
        "Jambi",
        "Sumatera Selatan",
        "Bengkulu",
        "Lampung",
        "Kepulauan Bangka Belitung",
        "Bangka Belitung",
        "Kepulauan Riau",
        "DKI Jakarta",
        "Jakarta",
        "Jawa Barat",
        "Jawa Tengah",
        "DI Yogyakarta",
        "D.I. Yogyakarta",
        "Daerah Istimewa Yogyakarta",
        "Jawa Timur",
        "Banten",
        "Bali",
        "Nusa Tenggara Barat",
        "Nusa Tenggara Timur",
        "Kalimantan Barat",
        "Kalimantan Tengah",
        "Kalimantan Selatan",
        "Kalimantan Timur",
        "Kalimantan Utara",
        "Sulawesi Utara",
        "Sulawesi Tengah",
        "Sulawesi Selatan",
        "Sulawesi Tenggara",
        "Gorontalo",
        "Sulawesi Barat",
        "Maluku",
        "Maluku Utara",
        "Papua Barat",
        "Papua Barat Daya",
        "Papua",
        "Papua Selatan",
        "Papua Tengah",
        "Papua Pegunungan",
        "Sumsel",
    ]
)
NATION = frozenset({"indonesia", "nasional", "national", "total indonesia"})


@dataclass(frozen=True, slots=True)
class Located:
    """What the labels of one row or column mean as a place.

    Attributes:
        area: code of the district or village, None for anything else.
        place: code of any area known here.
        level: level of `place`.
        doubt: the name that could not be settled although its neighbours are areas.
        guessed: the code was settled by likeness and by being the only one missing.
    """

    area: str | None = None
    place: str | None = None
    level: str | None = None
    doubt: str | None = None
    guessed: bool = False


def locate(paths: Sequence[tuple[str, ...]], *, hint: str, context: str) -> list[Located]:
    """Return the place of each label path.

    A name that Palembang shares with other cities counts only where most of its
    neighbours are Palembang's too, or where an outer label or the context names the city.

    Args:
        paths: labels of rows or columns, the outermost first.
        hint: head of the label columns: it may name the level.
        context: title and sheet name: it may name the city or another one.
    """
    return _Locator(paths, hint, context).result()


class _Locator:
    def __init__(self, paths: Sequence[tuple[str, ...]], hint: str, context: str) -> None:
        self.paths = paths
        self.context = context
        self.hint = _hinted_level(hint)
        self._lower: dict[tuple[str, str | None, str | None], Area | None] = {}
        self.is_list = len({path[-1] for path in paths if path}) > _MOST_LABELS
        self.usual = None if self.is_list else self._usual_level()

    def _usual_level(self) -> str | None:
        levels: Counter[str] = Counter()
        seen: set[str] = set()
        for path in self.paths[:_MOST_LABELS]:
            for text in path:
                if text in seen:
                    continue
                seen.add(text)
                found = [a for a in _candidates(_name(text)) if a.level in _LOWER]
                if len(found) == 1:
                    levels[found[0].level] += 1
        if self.hint in _LOWER and levels[self.hint or ""]:
            return self.hint
        return levels.most_common(1)[0][0] if levels else self.hint

    def result(self) -> list[Located]:
        if self.is_list:
            return [Located()] * len(self.paths)
        known = {path: self._path(path) for path in dict.fromkeys(self.paths)}
        found = [known[path] for path in self.paths]
        if not self._is_of_city(found):
            return [
                one if one.level not in _LOWER or _says_city(path) else Located()
                for one, path in zip(found, self.paths, strict=True)
            ]
        return self._with_likely(found)

    def _path(self, path: tuple[str, ...]) -> Located:
        within: str | None = None
        best: Located = Located()
        for text in path:
            if words.is_total(text):
                continue
            if _is_foreign(text):
                return Located()
            upper = _upper(text)
            if upper is not None and self._lower_area(text, within) is None:
                if upper.level == "kabupaten_atau_kota" and upper.code != CITY:
                    return Located(None, upper.code, upper.level)
                best = Located(None, upper.code, upper.level)
                continue
            area = self._lower_area(text, within)
            if area is not None:
                best = Located(area.code, area.code, area.level)
                within = area.code if area.level == "kecamatan" else within
        return best

    def _lower_area(self, text: str, within: str | None) -> Area | None:
        key = (text, within, self.usual)
        if key not in self._lower:
            self._lower[key] = self._find(text, within)
        return self._lower[key]

    def _find(self, text: str, within: str | None) -> Area | None:
        if _NOT_ONLY.match(text) or len(text) > 60:
            return None
        for name in _spellings(text):
            if within:
                found = find_area(name, within=within)
                if found.area:
                    return found.area
            candidates = [a for a in _candidates(name) if a.level in _LOWER]
            if len(candidates) == 1:
                return candidates[0]
            usual = [a for a in candidates if a.level == self.usual]
            if len(usual) == 1:
                return usual[0]
        return None

    def _is_of_city(self, found: list[Located]) -> bool:
        names = [one for one, path in zip(found, self.paths, strict=True) if not _is_whole(path)]
        lower = [one for one in names if one.area]
        if not lower:
            return False
        distinct = len({one.area for one in lower})
        named = sum(bool(path) for path in self.paths if not _is_whole(path))
        share = len(lower) / max(1, named)
        here = bool(re.search(r"\b(palembang|plg)\b", self.context, re.IGNORECASE))
        elsewhere = _names_another_city(self.context)
        if elsewhere and not here:
            return False
        # Shared names ("Sukarami", "Kemuning") alone prove nothing; the city's numbered ones do.
        if distinct >= _SURE_NUMBER and share >= _ENOUGH:
            return True
        if here and (share >= 0.2 or distinct >= _SURE_NUMBER):
            return True
        return share >= _ENOUGH and distinct == len(lower) == named

    def _with_likely(self, found: list[Located]) -> list[Located]:
        taken = {one.area for one in found}
        result: list[Located] = []
        for one, path in zip(found, self.paths, strict=True):
            if one.place or not path or _is_whole(path) or self.usual not in _LOWER:
                result.append(one)
                continue
            result.append(self._likely(path[-1], taken))
        return result

    def _likely(self, text: str, taken: set[str | None]) -> Located:
        name = _name(text)
        if (
            _NOT_ONLY.match(text)
            or not re.search(r"[a-zA-Z]{3}", name)
            or len(name) > 40
            or _is_rest(name)
        ):
            return Located()
        near = suggest_areas(name, within=CITY, level=self.usual, n=3)
        free = [area for area in near if area.code not in taken]
        if len(near) == 1 and len(free) == 1:
            return Located(free[0].code, free[0].code, free[0].level, doubt=text, guessed=True)
        return Located(doubt=text)


@lru_cache(1 << 14)
def _candidates(name: str) -> tuple[Area, ...]:
    """Return the areas that a name may mean; the same names come again and again."""
    return find_area(name).candidates


def _says_city(path: tuple[str, ...]) -> bool:
    """Tell whether an outer label of a path is the city itself."""
    upper = [_upper(text) for text in path[:-1]]
    return any(area is not None and area.code == CITY for area in upper)


def _name(text: str) -> str:
    return words.without_numbering(text).strip(" .:*")


def _spellings(text: str) -> list[str]:
    """Return the name as it stands, without a note's digit, and without what follows a slash."""
    name = _name(text)
    options = [
        name,
        re.sub(r"\s*\([^)]*\)\s*$", "", name),
        re.sub(r"(?<=[A-Za-z])\d{1,2}$", "", name),
        re.sub(r"\*+$", "", name),
    ]
    # "010 Ilir Barat II" carries the last digits of the code of BPS; "1 Ilir Barat II" counts.
    options.append(re.sub(r"^\d{3,10}[.\s]+(?=[A-Za-z])", "", name))
    options.append(re.sub(r"\bl(l*)\b", lambda m: "i" * len(m[0]), name))
    return list(dict.fromkeys(option.strip() for option in options if option.strip()))


@lru_cache(1 << 14)
def _upper(text: str) -> Area | None:
    for name in _spellings(text):
        area = next((a for a in _candidates(name) if a.level not in _LOWER), None)
        if area is not None:
            return area
    return None


def _is_foreign(text: str) -> bool:
    return bool(_FOREIGN.match(text)) and _upper(text) is None


def _names_another_city(context: str) -> bool:
    found = re.search(r"\b(?:kota|kabupaten|kab\.?)\s+(?!palembang)([A-Z]\w+)", context)
    return bool(found)


def _is_rest(name: str) -> bool:
    if words.AVERAGE.match(name):
        return True
    return bool(
        re.match(r"^(lain|other|luar|tidak|belum|kota|city|non|lainnya)", name, re.IGNORECASE)
    )


def _is_whole(path: tuple[str, ...]) -> bool:
    """Tell whether a label means the whole or a year, not one part among others."""
    last = words.plain(path[-1]) if path else ""
    return (
        not path
        or any(words.is_total(text) for text in path)
        or words.is_total_of_place(path[-1])
        or last in PROVINCES
        or last in NATION
        or "palembang" in last
        or bool(re.fullmatch(r"(?:tahun )?(?:19|20)\d\d(?: (?:19|20)\d\d)?", last))
    )


def _hinted_level(text: str) -> str | None:
    for pattern, level in _LEVEL_WORDS:
        if pattern.search(text):
            return level
    return None


def expected_areas(level: str, year: int | None) -> set[str]:
    """Return the codes of all areas of a level in the city, as they were in a year."""
    return {area.code for area in areas(level, within=CITY, year=year)}
