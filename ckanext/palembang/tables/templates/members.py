"""The members of a dimension in the order of the form: children below parents, totals last, parts of each total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ckanext.palembang.tables.structure.model import DimensionColumn, Member, Role
from ckanext.palembang.tables.templates.form import Words

_PROVINCE = re.compile(r"\d\d")
_YEAR = re.compile(r"\d{4}")
_LEAST_PARTS = 2
_MONTHS = (
    ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"),
    ("Mei", "May"), ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"),
    ("September", "September"), ("Oktober", "October"), ("November", "November"), ("Desember", "December"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """A member in its place.

    Attributes:
        member: the member.
        depth: number of its parents that are shown above it.
        parts: codes of the members whose sum it is.
        needs_proof: its parts may not be all there are; earlier figures must show that they add up.
    """

    member: Member
    depth: int = 0
    parts: tuple[str, ...] = ()
    needs_proof: bool = False

    @property
    def words(self) -> Words:
        """Its name, with its unit where members differ in it."""
        one = self.member
        unit = f" ({one.unit})" if one.unit else ""
        english = f"{one.label_en}{unit}" if one.label_en else None
        return Words(f"{one.label or one.code}{unit}", english)


def branches_of(column: DimensionColumn) -> list[Branch]:
    """Return the members of a dimension in the order of the form."""
    return _tree(column.members) if column.role is Role.AREA else _flat(column.members)


def periods_of(column: DimensionColumn, period: str) -> list[Branch]:
    """Return the periods that a form for one period asks for.

    A table of months that is handed in for a year asks for the months that earlier years have.
    """
    codes = [one.code for one in column.members]
    plain = any(_YEAR.fullmatch(code) for code in codes)
    if plain or not _YEAR.fullmatch(period):
        return [Branch(Member(period, *_period_words(period)))]
    rests = sorted({code[4:] for code in codes if re.match(r"\d{4}-", code)})
    found = [f"{period}{rest}" for rest in rests] or [period]
    return [Branch(Member(code, *_period_words(code))) for code in found]


def _period_words(code: str) -> tuple[str, str | None]:
    year, _, rest = code.partition("-")
    if rest.isdecimal() and 1 <= int(rest) <= len(_MONTHS):
        month = _MONTHS[int(rest) - 1]
        return f"{month[0]} {year}", f"{month[1]} {year}"
    if re.fullmatch(r"[SQ]\d", rest):
        names = ("Semester", "Semester") if rest[0] == "S" else ("Triwulan", "Quarter")
        return f"{names[0]} {rest[1]} {year}", f"{names[1]} {rest[1]} {year}"
    return code, None


def _flat(members: Sequence[Member]) -> list[Branch]:
    totals = [one for one in members if one.is_total]
    others = [one for one in members if not one.is_total]
    parts: tuple[str, ...] = ()
    if len(totals) == 1 and len(others) >= _LEAST_PARTS:
        parts = tuple(one.code for one in others)
    return [*(Branch(one) for one in others), *(Branch(one, parts=parts) for one in totals)]


def _tree(members: Sequence[Member]) -> list[Branch]:
    """Areas: a code holds those that begin with it; the one that holds all stands last."""
    codes = {one.code for one in members}
    children: dict[str | None, list[Member]] = {}
    for one in members:
        children.setdefault(_parent(one.code, codes), []).append(one)
    found: list[Branch] = []
    _grow(children, None, 0, found)
    return found


def _parent(code: str, codes: set[str]) -> str | None:
    while "." in code:
        code = code.rpartition(".")[0]
        if code in codes:
            return code
    return None


def _grow(
    children: dict[str | None, list[Member]], parent: str | None, depth: int, found: list[Branch]
) -> None:
    siblings = children.get(parent, [])
    leaves = [one for one in siblings if one.is_total and one.code not in children]
    others = [one for one in siblings if one not in leaves]
    holds_all = len(others) == 1 and others[0].code in children
    for one in others:
        below = children.get(one.code, [])
        parts = tuple(child.code for child in below) if one.is_total else ()
        branch = Branch(
            one,
            depth,
            parts if len(parts) >= _LEAST_PARTS else (),
            needs_proof=bool(_PROVINCE.fullmatch(one.code)),
        )
        if holds_all:
            _grow(children, one.code, depth, found)
            found.append(branch)
        else:
            found.append(branch)
            _grow(children, one.code, depth + 1, found)
    parts = tuple(one.code for one in others)
    sums = parts if len(leaves) == 1 and len(parts) >= _LEAST_PARTS else ()
    found.extend(Branch(one, depth, sums) for one in leaves)
