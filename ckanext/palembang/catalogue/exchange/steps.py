"""One import while it runs: what every kind of record needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.complaints import Complaint, Path
from ckanext.palembang.catalogue.exchange.known import Known
from ckanext.palembang.catalogue.exchange.results import Result
from ckanext.palembang.catalogue.exchange.saving import InvalidRecordError, Saved, Saver
from ckanext.palembang.statistics import Level

Package = dict[str, Any]


@dataclass(frozen=True)
class Spot:
    """Where a record of a document stands.

    Attributes:
        index: place of the document's record, from 0.
        path: path of the record in the document.
        findings: of reading it.
    """

    index: int
    path: Path
    findings: list[Complaint] = field(default_factory=list[Complaint])


@dataclass
class Run:
    """One pass over a document.

    Attributes:
        user: name of the user who imports.
        office_id: the office that the records belong to.
        saver: the transaction.
        known: what the office has.
        results: what became of the records so far.
        columns: variables that are to be written into data dictionaries at the end.
    """

    user: str
    office_id: str
    saver: Saver
    known: Known
    results: list[Result] = field(default_factory=list[Result])
    columns: dict[str, dict[str, Package]] = field(default_factory=dict[str, dict[str, Package]])

    def add(self, index: int, kind: str, title: object, findings: list[Complaint]) -> Result:
        """A result for a record, refused until it is saved."""
        result = Result(index, kind, str(title or "")[:300], findings=findings)
        self.results.append(result)
        return result

    def save(self, result: Result, package_id: str | None, data: Package, path: Path) -> str | None:
        """Creates or changes a package, and enters into the result what became of it.

        Returns:
            Id of the package, or None where it was refused.
        """
        if complaints.has_error(result.findings):
            return None
        try:
            if package_id is None:
                saved = self.saver.create({**data, "owner_org": self.office_id})
            else:
                saved = self.saver.update(package_id, data)
        except InvalidRecordError as error:
            result.findings += complaints.of_errors(error.errors, path)
            return None
        self.known.note(saved.id)
        enter(result, saved)
        result.findings += _missing(result, saved.missing, path)
        return saved.id


def enter(result: Result, saved: Saved) -> None:
    """Enters what became of a record's package."""
    result.id, result.name, result.outcome = saved.id, saved.name, saved.outcome


def merged(current: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as it will be: what the import does not say stays."""
    return {**current, **record}


def own_hint(rule: str, path: Path, message: str) -> Complaint:
    """A remark that stops nothing."""
    return complaints.complaint(rule, path, Level.HINT, message)


def _missing(result: Result, errors: Mapping[str, Any], path: Path) -> list[Complaint]:
    """What keeps it a draft, as far as no rule has said so already."""
    told = {tuple(one["path"][: len(path) + 1]) for one in result.findings}
    found = complaints.of_errors(errors, path, Level.INCOMPLETE)
    return [one for one in found if tuple(one["path"][: len(path) + 1]) not in told]
