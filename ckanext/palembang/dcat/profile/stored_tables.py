"""What is stored of data tables, for the documents that ckanext-dcat makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from ckan import model
from ckan.plugins import plugin_loaded

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.stored.model import TableFacts
from ckanext.palembang.dcat.table_facts import current_facts


def read_table_facts(dataset: Facts, publisher: str) -> Mapping[str, Any] | None:
    """Return what is stored of a dataset's data table, as far as it still holds.

    Nothing is stored where the plugin is not enabled.

    Args:
        dataset: the dataset.
        publisher: title of its office, which some of the files carry.
    """
    if not plugin_loaded("palembang_dcat"):
        return None
    query = sa.select(TableFacts.facts).where(TableFacts.dataset_id == dataset.text("id"))
    return current_facts(model.Session.execute(query).scalar(), dataset, publisher)
