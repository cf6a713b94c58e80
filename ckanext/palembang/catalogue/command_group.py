"""The command `ckan palembang`, to which every room adds its own."""

from __future__ import annotations

import click


@click.group(short_help="Run the Satu Data Palembang catalogue.")
def palembang() -> None:
    """Run the Satu Data Palembang catalogue."""
