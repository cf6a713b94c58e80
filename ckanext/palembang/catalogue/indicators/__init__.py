"""MS-Ind: the indicators of a dataset, one row each of its field `indikator`."""

from __future__ import annotations

from ckanext.palembang.catalogue.indicators.check import error_messages, hints, link_errors
from ckanext.palembang.catalogue.indicators.page import palembang_indicators
from ckanext.palembang.catalogue.indicators.records import FIELD, indicators_of, stored_record

__all__ = [
    "FIELD",
    "error_messages",
    "hints",
    "indicators_of",
    "link_errors",
    "palembang_indicators",
    "stored_record",
]
