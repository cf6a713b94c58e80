"""A data table as RDF Data Cube: the file `/dataset/<id>/data.ttl`."""

from __future__ import annotations

from ckanext.palembang.dcat.observations.format import TURTLE_FORMAT

__all__ = ["TURTLE_FORMAT"]
