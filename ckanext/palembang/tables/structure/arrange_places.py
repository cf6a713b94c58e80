"""Area and period of an observation, as the dimensions of a dataset write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ckanext.palembang.reference import area, find_area, parse_area_code
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.periods import MONTHS, has_part_of_year, period_of
from ckanext.palembang.tables.places import CITY
from ckanext.palembang.tables.structure.arrange_words import is_total_member, key_of
from ckanext.palembang.tables.structure.model import DimensionColumn, Member

_KINDS = {
    "tahun": re.compile(r"\d{4}"),
    "tahun_ajaran": re.compile(r"\d{4}/\d{4}"),
    "bulan": re.compile(r"\d{4}-\d{2}"),
    "tanggal": re.compile(r"\d{4}-\d{2}-\d{2}"),
}
_PERIOD_WORD = re.compile(
    r"\d+|tahun|year|thn?|ta|[at]|ajaran|pelajaran|anggaran|bulan|month|semester|triwulan|quarter|tw"
    r"|i{1,3}|iv|s[12]|q[1-4]|per|akhir|keadaan|posisi|r|e|x{1,3}"
)
#: "16" alone may be any class.
_SHORTEST_CODE = 4
_YEAR_WORDS = re.compile(
    r"\b(?:tahun|year|t\.?a\.?)?\s*(?:19|20)\d\d(?:\s*/\s*(?:(?:19|20)?\d\d))?\b", re.IGNORECASE
)


def kind_of_period(period: str) -> str | None:
    """Return the kind of a period, the name of a time column: `tahun`, `tahun_ajaran`, ..."""
    return next((kind for kind, form in _KINDS.items() if form.fullmatch(period)), None)


@lru_cache(1 << 14)
def says_period(label: str) -> bool:
    """Tell whether a label is nothing but a period or a part of a year."""
    if has_part_of_year(label):
        return True
    if period_of(label) is None:
        return False
    left = [word for word in key_of(label).split() if word not in MONTHS]
    return all(_PERIOD_WORD.fullmatch(word) for word in left)


@lru_cache(1 << 14)
def without_years(label: str) -> str:
    """Return a label without the years in it; the label itself where nothing would be left."""
    return " ".join(_YEAR_WORDS.sub(" ", label).split()) or label


@lru_cache(1 << 16)
def names_area(label: str, code: str) -> bool:
    """Tell whether a label names an area, or one that holds it."""
    text = words.without_numbering(label).strip(" .:*")
    if words.is_total_of_place(text):
        return code == CITY
    if text.isdecimal() and len(text) < _SHORTEST_CODE:
        return False
    holders = {code[:2], code[:5], code[:8], code}
    names = {text, *text.split("/")}
    if any(one.code in holders for name in names for one in find_area(name.strip()).candidates):
        return True
    return parse_area_code(text) in holders if text[:1].isdigit() else False


class Periods:
    """Writes periods as the time dimension does."""

    def __init__(
        self, column: DimensionColumn | None, said: Iterable[str | None], asked: str | None
    ) -> None:
        self.column, self.asked = column, asked
        self.kind = self._kind(column)
        self._known: dict[str | None, str | None] = {}
        self._of_year = Counter(period[:4] for period in set(said) if period)

    def _kind(self, column: DimensionColumn | None) -> str | None:
        if column is None:
            return None
        kinds = {kind_of_period(member.code) for member in column.members}
        if len(kinds) == 1:
            return kinds.pop()
        return column.name if column.name in _KINDS else None

    def code(self, period: str | None) -> str | None:
        """Return the code of an observation's period, None when it cannot be said."""
        if period not in self._known:
            self._known[period] = self._code(period)
        return self._known[period]

    def _code(self, said: str | None) -> str | None:
        if said is None:
            return self.asked
        if self.kind is None or kind_of_period(said) == self.kind:
            return said
        if self.asked and kind_of_period(self.asked) == self.kind and self._agree(said, self.asked):
            return self.asked
        if self.kind == "tahun" and self._of_year[said[:4]] == 1 and "/" not in said:
            return said[:4]
        return None

    def _agree(self, said: str, asked: str) -> bool:
        """Tell whether the only period of its year that a table says is part of the one asked for."""
        return said[:4] in (asked[:4], asked[-4:]) and self._of_year[said[:4]] == 1


class Areas:
    """Writes areas as the area dimension does.

    Attributes:
        members: its members by code.
        new: those that a table brought.
        only: the code of its single member.
    """

    def __init__(self, column: DimensionColumn | None) -> None:
        self.column = column
        self.members = {member.code: member for member in column.members} if column else {}
        self.new: dict[str, Member] = {}
        self.only = next(iter(self.members)) if len(self.members) == 1 else None
        self._names = {
            key_of(name): member.code
            for member in self.members.values()
            for name in (member.label, member.label_en, member.code)
            if name
        }
        self._depths = {code.count(".") for code in self.members if parse_area_code(code)}
        self._holders = {
            ".".join(code.split(".")[:size]) for code in self.members for size in (1, 2, 3)
        } - set(self.members)

    def fits(self, place: str) -> bool:
        """Tell whether a place is a member, holds members, or could be one."""
        return place in self.members or place in self._holders or self.is_new(place)

    def is_new(self, place: str) -> bool:
        """Tell whether a place is of the level of the members, but none of them."""
        many = self.only is None or self.only != CITY
        return place not in self.members and many and place.count(".") in self._depths

    def is_whole(self, place: str) -> bool:
        """Tell whether a place holds members and is none."""
        return place in self._holders and place not in self.members

    def named(self, label: str) -> str | None:
        """Return the code of the member that a label names."""
        return self._names.get(key_of(label))

    def whole(self) -> str | None:
        """Return the member that is the sum of the areas: the city, where it is kept."""
        if CITY in self.members:
            return CITY
        return next((code for code, one in self.members.items() if is_total_member(one)), None)

    def district(self, code: str) -> dict[str, str]:
        """Return the name of the district of a village as the attribute `kecamatan`."""
        holder = ".".join(code.split(".")[:3])
        known = parse_area_code(holder)
        if known is None or known != holder or known == code:
            return {}
        return {"kecamatan": area(known).name}

    def learn(self, place: str) -> Member:
        """Add an area that a table brought."""
        found = area(place)
        member = Member(place, found.name)
        self.members[place] = self.new[place] = member
        return member
