"""Rules for statistical metadata, in plain Python: no CKAN, no database, no request.

Whoever judges a record (form, API, command line, import) asks `check_dataset` and shows its findings in
the reader's language.
"""

from __future__ import annotations

from ckanext.palembang.statistics.dataset_rules import check_dataset
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.periods import Period, PeriodError, parse_period
from ckanext.palembang.statistics.table_number import (
    TableNumber,
    TableNumberError,
    parse_table_number,
)

__all__ = [
    "Finding",
    "Level",
    "Message",
    "Period",
    "PeriodError",
    "TableNumber",
    "TableNumberError",
    "check_dataset",
    "parse_period",
    "parse_table_number",
]
