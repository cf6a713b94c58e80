"""What an import says of each record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.catalogue.exchange.complaints import Complaint

REFUSED = "refused"


@dataclass
class Result:
    """What became of one record.

    Attributes:
        index: place of the document's record that it stands in, from 0.
        kind: `kegiatan`, `dataset`, `indikator` or `variabel`; `record` where it cannot be read.
        title: what it is called.
        outcome: `created`, `updated`, `unchanged` or `refused`.
        id: id of the package that holds it; empty where there is none.
        name: name of that package.
        findings: what is wrong with it, what is missing, what no form knows.
    """

    index: int
    kind: str
    title: str
    outcome: str = REFUSED
    id: str = ""
    name: str = ""
    findings: list[Complaint] = field(default_factory=list[Complaint])

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it is saved."""
        return self.outcome == REFUSED

    def as_dict(self) -> dict[str, Any]:
        """The result as the action gives it."""
        return {
            "index": self.index,
            "kind": self.kind,
            "id": self.id or None,
            "name": self.name or None,
            "title": self.title,
            "outcome": self.outcome,
            "findings": [dict(one) for one in self.findings],
        }
