"""`/data.json` as text: Project Open Data 1.1 with the keys of the national portal."""

from __future__ import annotations

from ckanext.palembang.dcat.data_json.entry import data_json_of
from ckanext.palembang.dcat.data_json.publisher import joined, publisher_of

__all__ = ["data_json_of", "joined", "publisher_of"]
