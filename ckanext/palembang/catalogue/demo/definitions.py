"""A demo table as it is defined: dataset fields, columns, rows, stated totals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ckanext.palembang.catalogue.demo.activity_definitions import ActivityDefinition

#: Cells of one row, in the order of the columns; None where a cell is empty.
Row = tuple[str | None, ...]
#: A text in both languages, `id` and `en`.
Bilingual = Mapping[str, str]

#: Raise when the loader makes something else of the same files, so that they are loaded anew.
_FORMAT = 2


@dataclass(frozen=True)
class Column:
    """One column of a table, with what its data dictionary says.

    Attributes:
        name: name in the CSV file and in the DataStore.
        type: `text`, `numeric` or `date`; a type of PostgreSQL.
        role: `dimension`, `measure`, `symbol` or `attribute`.
        label: short name.
        notes: what a reader of the column should know; empty if nothing.
        unit: unit of the figures; empty where a column `satuan` says it, or there is none.
        values: stored value to its English label, for a closed list; empty if open.
    """

    name: str
    type: str
    role: str
    label: Bilingual
    notes: Bilingual
    unit: Bilingual
    values: Mapping[str, str]


@dataclass(frozen=True)
class TotalException:
    """Rows where a stated total is known to differ from the sum of its parts.

    Attributes:
        where: column to value; all of them must fit.
        difference: stated total minus the sum.
        reason: why it is left so.
    """

    where: Mapping[str, str]
    difference: Decimal
    reason: Bilingual


@dataclass(frozen=True)
class Total:
    """A promise that the rows with one value of a column add up from all others.

    Attributes:
        column: the column whose values are parts and total.
        total: its value in the total rows.
        tolerance: how far rounding may take the sum from the total.
        exceptions: where the source itself does not add up.
    """

    column: str
    total: str
    tolerance: Decimal
    exceptions: tuple[TotalException, ...]


@dataclass(frozen=True)
class Table:
    """The table itself.

    Attributes:
        name: name of the resource in Indonesian.
        name_en: the same in English.
        columns: in the order of the file.
        totals: what must add up.
        rows: in the order of the file.
    """

    name: str
    name_en: str
    columns: tuple[Column, ...]
    totals: tuple[Total, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Definition:
    """A dataset with its table.

    Attributes:
        slug: name of the dataset and of its two files.
        owner: slug of the producing office in the register.
        tags: keywords.
        activity: the activity that the figures come from; None where it is not known.
        fields: the other dataset fields, by the keys of the dataset schema.
        table: the table.
    """

    slug: str
    owner: str
    tags: tuple[str, ...]
    activity: ActivityDefinition | None
    fields: Mapping[str, object]
    table: Table

    @cached_property
    def fingerprint(self) -> str:
        """A hash that changes whenever anything changes that loading would write."""
        table = self.table
        content = [
            _FORMAT,
            [self.slug, self.owner, self.tags, dict(self.fields)],
            [self.activity.slug if self.activity else ""],
            [table.name, table.name_en, table.rows],
            [
                [column.name, column.type, column.role]
                + [dict(part) for part in (column.label, column.notes, column.unit, column.values)]
                for column in table.columns
            ],
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
