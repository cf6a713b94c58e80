"""A name for a finding that stays the same when a file is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from ckanext.palembang.tables.checks.settings import CheckSettings
from ckanext.palembang.tables.findings import Finding

_LETTERS = 16


def finding_id(finding: Finding) -> str:
    """Return a hash of what a finding says: an explanation is kept as long as it says the same."""
    said = [finding.code, finding.sheet, finding.cell, sorted(finding.facts.items())]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def merged_findings(*groups: Iterable[Finding], settings: CheckSettings) -> tuple[Finding, ...]:
    """Return the findings of reading, arranging and checking in one list.

    A fault that two of them saw is said once, by the first; checks that are off say nothing.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for group in groups:
        for one in group:
            if one.check not in settings.off:
                found.setdefault(_fault(one), one)
    return tuple(found.values())


def _fault(one: Finding) -> tuple[object, ...]:
    if one.code in _SEEN_TWICE:
        return _SEEN_TWICE[one.code], one.sheet, one.cell
    return one.code, one.sheet, one.cell, tuple(sorted(one.facts.items()))


#: The same fault, seen in the sheet and seen in the dataset's dimensions.
_SEEN_TWICE = {
    "member-total-mismatch": "total",
    "total-mismatch": "total",
    "sexes-mismatch": "total",
}
