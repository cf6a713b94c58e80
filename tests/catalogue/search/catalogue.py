"""A catalogue of made-up datasets, filled and searched through CKAN."""

from __future__ import annotations

import uuid
from typing import Any

from ckan import model
from ckan.common import config
from ckan.lib.search import clear_all, index_for
from ckan.tests import helpers

from tests.catalogue.search.solr_cores import Core


class Catalogue:
    """Datasets put straight into Solr by CKAN's own indexer, and searches by its own action."""

    def __init__(self, core: Core) -> None:
        self.core = core
        clear_all()

    def put(self, name: str, title: str, **fields: Any) -> None:
        """Index a public dataset; other fields as CKAN's schema names them, or as extras."""
        core_fields = {"notes", "tags", "organization", "resources"}
        own = {key: value for key, value in fields.items() if key in core_fields}
        extras = [{"key": key, "value": value} for key, value in fields.items() if key not in own]
        dataset = {
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
            "name": name,
            "title": title,
            "type": "dataset",
            "state": "active",
            "private": False,
            "metadata_created": "2024-02-22T08:00:00",
            "metadata_modified": "2024-02-22T08:00:00",
            "extras": extras,
            **own,
        }
        dataset["with_custom_schema"] = dict(dataset)
        index_for(model.Package).index_package(dataset, defer_commit=True)

    def commit(self) -> None:
        """Make what was put searchable."""
        assert config["solr_url"] == self.core.url, "loading plugins reads the settings anew"
        index_for(model.Package).commit()

    def find(self, query: str, **parameters: Any) -> list[str]:
        """Names of the datasets found, the best first."""
        found = helpers.call_action(
            "package_search",
            {"ignore_auth": True},
            q=query,
            **{"fl": ["name"], "rows": 1000, **parameters},
        )
        return [row["name"] for row in found["results"]]
