"""The rules between rows: codes and addresses once, a tree, one walidata."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ckanext.palembang.reference.office_register.findings import RegisterFinding, finding
from ckanext.palembang.reference.office_register.model import WALIDATA, Office


def relation_findings(offices: Sequence[Office]) -> Iterator[RegisterFinding]:
    """Yield what is wrong between the rows of a register."""
    yield from _doubled_codes(offices)
    yield from _doubled_slugs(offices)
    yield from _links(offices, "induk", lambda office: office.parent)
    yield from _links(offices, "pengganti", lambda office: office.successor)
    yield from _walidata(offices)


def cycle_through(start: str, above: Callable[[str], str]) -> tuple[str, ...]:
    """Return the codes from `start` back to `start`, or nothing when there is no way.

    Args:
        start: code to begin with.
        above: gives the code above a code, or an empty text.
    """
    path = [start]
    while (code := above(path[-1])) and code not in path:
        path.append(code)
    return (*path, start) if code and code == start else ()


def _doubled_codes(offices: Sequence[Office]) -> Iterator[RegisterFinding]:
    lines: dict[str, int] = {}
    for office in offices:
        # Codes that differ only in case would be one for every human reader.
        first = lines.setdefault(office.code.casefold(), office.line)
        if office.code and first != office.line:
            yield finding("doubled_code", office.line, "kode", value=office.code, first=str(first))


def _doubled_slugs(offices: Sequence[Office]) -> Iterator[RegisterFinding]:
    lines: dict[str, int] = {}
    for office in offices:
        first = lines.setdefault(office.slug, office.line)
        if office.slug and first != office.line:
            yield finding("doubled_slug", office.line, "slug", value=office.slug, first=str(first))
    for office in offices:
        for slug in office.former_slugs:
            # An office may not claim its own present address as a former one either.
            first = lines.get(slug)
            if first is not None:
                yield finding(
                    "doubled_slug", office.line, "slug_lama", value=slug, first=str(first)
                )
        lines.update(dict.fromkeys(office.former_slugs, office.line))


def _links(
    offices: Sequence[Office], column: str, target: Callable[[Office], str]
) -> Iterator[RegisterFinding]:
    targets = {office.code: target(office) for office in offices}
    for office in offices:
        code = target(office)
        if code and code not in targets:
            yield finding("unknown_office", office.line, column, value=code)
            continue
        path = cycle_through(office.code, lambda code: targets.get(code, ""))
        if path:
            yield finding("cycle", office.line, column, path=" > ".join(path))


def _walidata(offices: Sequence[Office]) -> Iterator[RegisterFinding]:
    holders = [office for office in offices if office.role == WALIDATA]
    if not holders:
        yield finding("no_walidata", 0, "peran")
    for office in holders[1:]:
        yield finding("second_walidata", office.line, "peran", first=str(holders[0].line))
