"""`ckan palembang-dcat`: what an operator does with feeds without a browser."""

from __future__ import annotations

import click

from ckanext.palembang.dcat.conformance.command import conformance
from ckanext.palembang.dcat.data_tables.command import tables
from ckanext.palembang.dcat.feed.command import feed
from ckanext.palembang.dcat.intake.command import publish
from ckanext.palembang.dcat.records.command import records

__all__ = ["palembang_dcat"]


@click.group("palembang-dcat")
def palembang_dcat() -> None:
    """Look after the catalogue as linked data."""


palembang_dcat.add_command(conformance)
palembang_dcat.add_command(feed)
palembang_dcat.add_command(publish)
palembang_dcat.add_command(records)
palembang_dcat.add_command(tables)
