"""What data tables say of themselves: worked out when their rows change, not when somebody reads.

`TableSummary.from_json` reads what `stored.model.TableFacts.facts` holds. Sizes and checksums of files
hold only while the dataset's words are those of before: `current_facts` leaves the others out, and after
every save `data_tables.saving` lets a job make them anew.
"""

from __future__ import annotations

from ckanext.palembang.dcat.table_facts.basis import current_facts, writers_version
from ckanext.palembang.dcat.table_facts.summary import (
    Attribute,
    Dimension,
    File,
    Member,
    TableSummary,
    Unit,
)

__all__ = [
    "Attribute",
    "Dimension",
    "File",
    "Member",
    "TableSummary",
    "Unit",
    "current_facts",
    "writers_version",
]
