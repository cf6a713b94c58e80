"""Spellings of members: when two labels mean the same member of a dimension."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.structure.model import DataStructure, DimensionColumn, Member, Role

_REMEMBERED = 1 << 16
_SIGNS = str.maketrans({"<": " kurang ", ">": " lebih ", "≥": " minimal ", "≤": " maksimal "})
_AND_MORE = re.compile(r"(?<=\d)\s*\+")
_LANGUAGES = re.compile(r"\s*[/\n|]\s*")
_LEAST_PHRASE = 3
#: Spellings that mean the same in every table.
_SAME: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split("|"))
    for group in (
        "laki laki|laki|lk|l|pria|male|males|men|man|m|laki2|lakilaki|laki laki male",
        "perempuan|pr|p|wanita|female|females|women|woman|f|perempuan female",
        "negeri|public|state|negeri public",
        "swasta|private|swasta private",
        "tetap|permanent",
        "lainnya|lain lain|other|others|lainnya others|lainnya other",
        "persentase|persen|percentage|percent|%",
    )
)
_STOP = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "menurut",
        "per",
        "yang",
        "pada",
        "of",
        "by",
        "in",
        "and",
        "the",
        "or",
        "kota",
        "palembang",
        "municipality",
        "city",
        "kabupaten",
        "jumlah",
        "total",
        "banyaknya",
        "number",
        "jenis",
        "kelompok",
        "kind",
        "kategori",
    ]
)


@lru_cache(_REMEMBERED)
def key_of(text: str) -> str:
    """Return what is compared of a label: its words, with signs of comparison as words."""
    signed = _AND_MORE.sub(" minimal ", words.clean(text).translate(_SIGNS))
    return words.plain(signed) or " ".join(text.casefold().split())


@lru_cache(_REMEMBERED)
def same_words(key: str) -> frozenset[str]:
    """Return all spellings of a word that is written in many ways everywhere."""
    return next((group for group in _SAME if key in group), frozenset((key,)))


def spellings(member: Member) -> set[str]:
    """Return the keys that mean a member: code, names, aliases, both languages in one text."""
    names = [member.code, member.label, *([member.label_en] if member.label_en else [])]
    keys = {key_of(name) for name in names}
    for name in names:
        keys.update(key_of(part) for part in _LANGUAGES.split(name) if len(part) > 1)
        keys |= same_words(key_of(name))
    if member.label_en:
        keys.add(key_of(f"{member.label} {member.label_en}"))
    return {key for key in keys if key}


def is_closed(column: DimensionColumn) -> bool:
    """Tell whether a dimension can have no further members: the sexes."""
    sexes = _SAME[0] | _SAME[1]
    named = [key_of(one.label) for one in column.members if not is_total_member(one)]
    return bool(named) and all(key in sexes for key in named)


def is_total_member(member: Member) -> bool:
    """Tell whether a member is the sum of the others of its dimension."""
    return member.is_total or words.is_total(member.label)


Hit = tuple[int, Member]


class Vocabulary:
    """The members of the dimensions that are neither area nor time, by their spellings.

    Attributes:
        columns: those dimensions, by their position in the structure.
        totals: the total member of each, None where it has none.
        noise: words that say nothing: those of the title and of the dimensions' names.
    """

    def __init__(self, structure: DataStructure) -> None:
        self.columns: dict[int, DimensionColumn] = {
            position: column
            for position, column in enumerate(structure.dimensions)
            if column.role not in (Role.AREA, Role.TIME)
        }
        self._texts: dict[str, list[Hit]] = defaultdict(list)
        self._keys: dict[str, list[Hit]] = defaultdict(list)
        self.totals: dict[int, Member | None] = {}
        for position, column in self.columns.items():
            self.totals[position] = next(filter(is_total_member, column.members), None)
            for member in column.members:
                self._add(position, member)
        self.noise = _noise(structure)
        self._longest = max((len(key.split()) for key in self._keys), default=0)

    def _add(self, position: int, member: Member) -> None:
        for text in {member.code, member.label}:
            self._texts[text].append((position, member))
        for key in spellings(member):
            self._keys[key].append((position, member))

    def learn(self, position: int, member: Member) -> None:
        """Add a member that a table brought."""
        self._add(position, member)
        self._longest = max(self._longest, len(key_of(member.label).split()))

    def exactly(self, text: str) -> bool:
        """Tell whether a label is, letter by letter, a member."""
        return text in self._texts

    def whole(self, text: str) -> list[Hit]:
        """Return the members that a label means, one for a dimension."""
        found = list(self._texts.get(text, ())) or list(self._keys.get(key_of(text), ()))
        if not found:
            parts = [part for part in _LANGUAGES.split(text) if part.strip()]
            if len(parts) > 1:
                found = [hit for part in parts for hit in self._keys.get(key_of(part), ())]
        return list({position: (position, member) for position, member in reversed(found)}.values())

    def within(self, text: str) -> tuple[dict[int, Member], tuple[str, ...]]:
        """Return the members named inside a label, the longest phrases first, and the words left."""
        left: list[str | None] = list(key_of(text).split())
        found: dict[int, Member] = {}
        for size in range(min(self._longest, len(left)), 0, -1):
            for start in range(len(left) - size + 1):
                phrase = left[start : start + size]
                if None in phrase:
                    continue
                hit = self._phrase(" ".join(filter(None, phrase)), found)
                if hit:
                    found[hit[0]] = hit[1]
                    left[start : start + size] = [None] * size
        return found, tuple(word for word in left if word is not None)

    def _phrase(self, phrase: str, found: dict[int, Member]) -> Hit | None:
        if len(phrase) < _LEAST_PHRASE and phrase not in ("lk", "pr"):
            return None
        hits = [hit for hit in self._keys.get(phrase, ()) if hit[0] not in found]
        return hits[0] if hits and not is_total_member(hits[0][1]) else None

    def says_nothing(self, text: str) -> bool:
        """Tell whether all words of a label stand in the title or name a dimension."""
        return all(word in self.noise for word in key_of(text).split())


def _noise(structure: DataStructure) -> frozenset[str]:
    texts = [structure.title, structure.title_en or "", structure.unit or ""]
    for column in structure.dimensions:
        texts += [column.name, column.label, column.label_en or ""]
    return _STOP | {word for text in texts for word in key_of(text).split()}
