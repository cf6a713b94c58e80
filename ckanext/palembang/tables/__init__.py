"""From an office's spreadsheet to a checked statistical table; knows nothing of CKAN.

from ckanext.palembang.tables import read

reading = read("penduduk.xlsx")
for table in reading.tables:
    for one in table.observations:
        print(one.cell, one.row, one.column, one.period, one.value, one.flag)
"""

from __future__ import annotations

from ckanext.palembang.tables.checks.identity import finding_id, merged_findings
from ckanext.palembang.tables.checks.running import CHECKS, check
from ckanext.palembang.tables.checks.settings import CheckSettings, check_names, threshold_names
from ckanext.palembang.tables.checks.subject import Series, Subject, Thresholds, series_of
from ckanext.palembang.tables.checks.table import check_table
from ckanext.palembang.tables.corrections import Corrections, TableCorrection
from ckanext.palembang.tables.errors import (
    CheckSettingsError,
    CorrectionError,
    DamagedFileError,
    EncryptedFileError,
    LimitExceededError,
    NotASpreadsheetError,
    TablesError,
    TemplateImpossibleError,
    UnknownSheetError,
    UnreadableFileError,
)
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.fingerprint import fingerprint
from ckanext.palembang.tables.limits import DEFAULT_LIMITS, Limits
from ckanext.palembang.tables.measures import Measure
from ckanext.palembang.tables.model import Dimension, Observation, Reading, Table, Title
from ckanext.palembang.tables.outputs import (
    DoubledFigureError,
    MissingLibraryError,
    OutputError,
    Publication,
    TooManyCellsError,
    csvw_metadata,
    has_parquet,
    table_schema,
    write_csv,
    write_json_stat,
    write_parquet,
    write_xlsx,
)
from ckanext.palembang.tables.sandbox import read, read_as_json, read_many
from ckanext.palembang.tables.structure.arrange import arrange
from ckanext.palembang.tables.structure.arrangement import Arrangement
from ckanext.palembang.tables.structure.drawing import draw
from ckanext.palembang.tables.structure.model import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)
from ckanext.palembang.tables.structure.propose import propose
from ckanext.palembang.tables.templates.identity import TemplateIdentity, structure_hash
from ckanext.palembang.tables.templates.process import identity_of, read_template
from ckanext.palembang.tables.templates.reading import TemplateReading
from ckanext.palembang.tables.templates.writing import write_template
from ckanext.palembang.tables.worker import Worker

__all__ = [
    "CHECKS",
    "DEFAULT_LIMITS",
    "Arrangement",
    "AttributeColumn",
    "CheckSettings",
    "CheckSettingsError",
    "CorrectionError",
    "Corrections",
    "DamagedFileError",
    "DataPoint",
    "DataStructure",
    "Dimension",
    "DimensionColumn",
    "DoubledFigureError",
    "EncryptedFileError",
    "Finding",
    "Level",
    "LimitExceededError",
    "Limits",
    "Measure",
    "Member",
    "MissingLibraryError",
    "NotASpreadsheetError",
    "Observation",
    "OutputError",
    "Publication",
    "Reading",
    "Role",
    "Series",
    "Subject",
    "Table",
    "TableCorrection",
    "TablesError",
    "TemplateIdentity",
    "TemplateImpossibleError",
    "TemplateReading",
    "Thresholds",
    "Title",
    "TooManyCellsError",
    "UnknownSheetError",
    "UnreadableFileError",
    "Worker",
    "arrange",
    "check",
    "check_names",
    "check_table",
    "csvw_metadata",
    "draw",
    "finding_id",
    "fingerprint",
    "has_parquet",
    "identity_of",
    "merged_findings",
    "propose",
    "read",
    "read_as_json",
    "read_many",
    "read_template",
    "series_of",
    "structure_hash",
    "table_schema",
    "threshold_names",
    "write_csv",
    "write_json_stat",
    "write_parquet",
    "write_template",
    "write_xlsx",
]
