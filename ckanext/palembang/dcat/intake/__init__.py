"""The national intake: `/data.json`, and the flat keys of MS-Keg and MS-Ind where data.go.id looks for them."""

from __future__ import annotations

from ckanext.palembang.dcat.intake.entry import data_json_of
from ckanext.palembang.dcat.intake.publisher import joined, publisher_of

__all__ = ["data_json_of", "joined", "publisher_of"]
