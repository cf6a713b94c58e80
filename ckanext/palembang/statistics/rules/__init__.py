"""The rules between the answers of a form, a small function each, with its source."""

from __future__ import annotations

from ckanext.palembang.statistics.rules.registry import rule_findings

__all__ = ["rule_findings"]
