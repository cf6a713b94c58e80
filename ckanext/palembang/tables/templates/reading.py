"""What a filled-in template gives."""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.palembang.tables.findings import Finding
from ckanext.palembang.tables.structure.model import DataPoint
from ckanext.palembang.tables.templates.identity import TemplateIdentity


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """The figures of a template and what is wrong or doubtful in them.

    Attributes:
        points: the figures, each with its cell (`Isian!C7`).
        findings: what is wrong.
        identity: which table and period the template says it is for; None when the file is no template.
    """

    points: tuple[DataPoint, ...]
    findings: tuple[Finding, ...]
    identity: TemplateIdentity | None
