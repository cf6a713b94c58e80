"""`ckan palembang ...`: what an operator does without a browser."""

from __future__ import annotations

import click

__all__ = ["palembang"]


@click.group(short_help="Run the Satu Data Palembang catalogue.")
def palembang() -> None:
    """Run the Satu Data Palembang catalogue."""
