"""`ckan palembang-dcat feed`: the stream of changes, from the operator's side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.feed.events import PAGE_SIZE, drop_old_pages, read_stream


@click.group()
def feed() -> None:
    """Look after the stream of changes."""


@feed.command()
def status() -> None:
    """Say how many changes the stream tells, on how many pages, and since when."""
    stream = read_stream()
    click.echo(f"changes  {stream.change}")
    click.echo(f"pages    {len(stream.pages)} of {-(-stream.change // PAGE_SIZE)}")
    if stream.pages:
        click.echo(f"since    {stream.pages[0].first.isoformat()}")


@feed.command()
def tidy() -> None:
    """Take away full pages that are older than the stream keeps and that nobody needs; for a nightly run."""
    since = datetime.now(UTC) - timedelta(days=config.feed_retention_days())
    gone = drop_old_pages(since)
    click.echo(f"{len(gone)} pages taken away.")
