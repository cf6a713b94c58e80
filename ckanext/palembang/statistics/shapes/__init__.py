"""Whether every value has the shape of its field: what is not, is said at its path, never raised."""

from __future__ import annotations

from ckanext.palembang.statistics.shapes.values import MAX_ROWS, shape_findings

__all__ = ["MAX_ROWS", "shape_findings"]
