"""What is stored of data tables, for the documents that ckanext-dcat makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from ckan import model
from ckan.plugins import plugin_loaded

from ckanext.palembang.dcat.records.model import TableFacts


def read_table_facts(dataset_id: str) -> Mapping[str, Any] | None:
    """Return what is stored of a dataset's data table; nothing is where the plugin is not enabled."""
    if not plugin_loaded("palembang_dcat"):
        return None
    query = sa.select(TableFacts.facts).where(TableFacts.dataset_id == dataset_id)
    return model.Session.execute(query).scalar()
