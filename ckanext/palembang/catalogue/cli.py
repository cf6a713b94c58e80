"""`ckan palembang ...`: what an operator does without a browser."""

from __future__ import annotations

from ckanext.palembang.catalogue.command_group import palembang
from ckanext.palembang.catalogue.demo.cli import demo
from ckanext.palembang.catalogue.exchange.cli import metadata
from ckanext.palembang.catalogue.offices.cli import opd

__all__ = ["palembang"]

palembang.add_command(demo)
palembang.add_command(metadata)
palembang.add_command(opd)
