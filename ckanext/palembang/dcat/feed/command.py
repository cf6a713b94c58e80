"""`ckan palembang-dcat feed`: the stream of changes, from the operator's side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.feed.events import page_of, read_page, read_windows
from ckanext.palembang.dcat.feed.retention import drop_old_pages


@click.group()
def feed() -> None:
    """Look after the stream of changes."""


@feed.command()
def status() -> None:
    """Say how many changes the stream tells, on how many pages, and since when."""
    windows = read_windows()
    change = read_page(1).change
    click.echo(f"changes  {change}")
    click.echo(f"pages    {len(windows)} of {page_of(change)}")
    if windows:
        click.echo(f"since    {windows[0].begun.isoformat()}")


@feed.command()
def tidy() -> None:
    """Take away full pages that are older than the stream keeps and that nobody needs; for a nightly run."""
    since = datetime.now(UTC) - timedelta(days=config.feed_retention_days())
    gone = drop_old_pages(since)
    click.echo(f"{len(gone)} pages taken away.")
