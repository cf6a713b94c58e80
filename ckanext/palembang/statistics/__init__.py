"""Rules for statistical metadata, in plain Python: no CKAN, no database, no request.

Whoever judges a record (form, API, command line, import) asks `check_dataset`, `check_activity`,
`check_indicator` or `check_variable`, and shows the findings in the reader's language. What the forms
MS-Keg, MS-Ind and MS-Var ask for is in `fields`, and when they ask for it in `applies`.
"""

from __future__ import annotations

from ckanext.palembang.statistics.condition_texts import Words
from ckanext.palembang.statistics.conditions import (
    Requirement,
    applies,
    deciding_keys,
    failed,
    requirements,
)
from ckanext.palembang.statistics.dataset_rules import check_dataset
from ckanext.palembang.statistics.exchange.documents import (
    Document,
    DocumentRecord,
    read_document,
)
from ckanext.palembang.statistics.exchange.flat import flat_answers, from_flat, to_flat
from ckanext.palembang.statistics.exchange.forms import (
    activity_from_indah,
    activity_to_indah,
    bundle_from_indah,
    bundle_to_indah,
    indicator_from_indah,
    indicator_to_indah,
    variable_from_indah,
    variable_to_indah,
)
from ckanext.palembang.statistics.exchange.readings import BundleReading, FlatReading, Reading
from ckanext.palembang.statistics.fields import (
    FORMS,
    Field,
    Other,
    UnknownFieldError,
    fields,
    fields_by_key,
    personal_keys,
)
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.periods import Period, PeriodError, parse_period
from ckanext.palembang.statistics.records import (
    check_activity,
    check_indicator,
    check_record,
    check_variable,
)
from ckanext.palembang.statistics.table_number import (
    TableNumber,
    TableNumberError,
    parse_table_number,
)

__all__ = [
    "FORMS",
    "BundleReading",
    "Document",
    "DocumentRecord",
    "Field",
    "Finding",
    "FlatReading",
    "Level",
    "Message",
    "Other",
    "Period",
    "PeriodError",
    "Reading",
    "Requirement",
    "TableNumber",
    "TableNumberError",
    "UnknownFieldError",
    "Words",
    "activity_from_indah",
    "activity_to_indah",
    "applies",
    "bundle_from_indah",
    "bundle_to_indah",
    "check_activity",
    "check_dataset",
    "check_indicator",
    "check_record",
    "check_variable",
    "deciding_keys",
    "failed",
    "fields",
    "fields_by_key",
    "flat_answers",
    "from_flat",
    "indicator_from_indah",
    "indicator_to_indah",
    "parse_period",
    "parse_table_number",
    "personal_keys",
    "read_document",
    "requirements",
    "to_flat",
    "variable_from_indah",
    "variable_to_indah",
]
