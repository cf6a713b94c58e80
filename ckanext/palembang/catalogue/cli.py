"""`ckan palembang ...`: what an operator does without a browser."""

from __future__ import annotations

import click

from ckanext.palembang.catalogue.demo.cli import demo
from ckanext.palembang.catalogue.exchange.cli import metadata
from ckanext.palembang.catalogue.offices.cli import opd

__all__ = ["palembang"]


@click.group(short_help="Run the Satu Data Palembang catalogue.")
def palembang() -> None:
    """Run the Satu Data Palembang catalogue."""


palembang.add_command(demo)
palembang.add_command(metadata)
palembang.add_command(opd)
