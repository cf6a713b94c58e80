"""What arranging gives: points, what was left out, what had no place."""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.palembang.tables.findings import Finding
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A table's observations at their places in the table of a dataset.

    Every observation is a point, or a total left out, or named by a finding.

    Attributes:
        points: the figures with their keys, in the order of the sheet.
        findings: new members, observations without a place, keys that are given twice.
        structure: the structure with the members that the table brought.
        left_out: cells of totals that the dataset does not keep.
        unplaced: cells that the findings of level error name.
    """

    points: tuple[DataPoint, ...]
    findings: tuple[Finding, ...]
    structure: DataStructure
    left_out: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
