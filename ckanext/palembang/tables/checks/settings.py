"""Which checks a dataset wants, and how strict: stored by the operator."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import cast

from ckanext.palembang.tables.check_names import READING_CHECKS, TABLE_CHECKS
from ckanext.palembang.tables.checks.subject import Thresholds
from ckanext.palembang.tables.errors import CheckSettingsError
from ckanext.palembang.tables.findings import Finding

_MOST = 1_000_000


def check_names() -> tuple[str, ...]:
    """Return the names of all checks that can be switched off."""
    return (*READING_CHECKS, *TABLE_CHECKS)


def threshold_names() -> tuple[str, ...]:
    """Return the names of all thresholds."""
    return tuple(one.name for one in fields(Thresholds))


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Checks that are off, and thresholds.

    Attributes:
        off: names of checks that do not run, or whose findings of reading are not shown.
        thresholds: how far a figure may go.
    """

    off: frozenset[str] = frozenset()
    thresholds: Thresholds = field(default_factory=Thresholds)

    def keep(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings without those of checks that are off."""
        return tuple(one for one in findings if one.check not in self.off)

    def to_json(self) -> dict[str, object]:
        """Return a plain dict, ready for JSON: thresholds only where they differ from the usual."""
        usual = Thresholds()
        changed = {
            name: _plain(getattr(self.thresholds, name))
            for name in threshold_names()
            if getattr(self.thresholds, name) != getattr(usual, name)
        }
        return {"off": sorted(self.off), "thresholds": changed}

    @classmethod
    def from_json(cls, value: object) -> CheckSettings:
        """Return the settings that a dict, or a JSON text of one, says.

        Raises:
            CheckSettingsError: when anything in it is not as it must be; it names the place
                and, for an unknown name, the known ones.
        """
        if isinstance(value, str):
            value = _decoded(value)
        top = _mapping(value, "settings", ("off", "thresholds"))
        thresholds = _mapping(top.get("thresholds") or {}, "thresholds", threshold_names())
        return cls(_off(top.get("off") or []), _thresholds(thresholds))


def _plain(value: Decimal | float) -> float:
    return float(value) if isinstance(value, Decimal) else value


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise CheckSettingsError("settings", "JSON") from None


def _mapping(value: object, place: str, known: Iterable[str]) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise CheckSettingsError(place, ", ".join(known))
    found = {str(name): one for name, one in cast("Mapping[object, object]", value).items()}
    for name in found:
        if name not in tuple(known):
            raise CheckSettingsError(f"{place}.{name[:40]}", ", ".join(known))
    return found


def _off(value: object) -> frozenset[str]:
    known = check_names()
    if not isinstance(value, list | tuple | set | frozenset):
        raise CheckSettingsError("off", ", ".join(known))
    for name in cast("Iterable[object]", value):
        if name not in known:
            raise CheckSettingsError(f"off.{str(name)[:40]}", ", ".join(known))
    return frozenset(str(name) for name in cast("Iterable[object]", value))


def _thresholds(said: Mapping[str, object]) -> Thresholds:
    usual = Thresholds()
    changed: dict[str, Decimal | float] = {}
    for name, value in said.items():
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise CheckSettingsError(f"thresholds.{name}", f"0 … {_MOST}")
        changed[name] = _number(name, value, getattr(usual, name))
    return replace(usual, **cast("dict[str, int]", changed))


def _number(name: str, value: float | str | Decimal, like: Decimal | float) -> Decimal | float:
    try:
        number = float(value)
    except (ValueError, OverflowError):
        number = math.nan
    if not 0 <= number <= _MOST or (isinstance(like, int) and not number.is_integer()):
        raise CheckSettingsError(f"thresholds.{name}", f"0 … {_MOST}")
    if isinstance(like, Decimal):
        return (
            Decimal(str(value).strip() if isinstance(value, str) else repr(value))
            if not isinstance(value, Decimal)
            else value
        )
    return int(number) if isinstance(like, int) else number
