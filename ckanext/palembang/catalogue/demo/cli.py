"""`ckan palembang demo ...`: real tables for a catalogue that is empty, or is being tried out."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.palembang.catalogue.demo import (
    BrokenDefinitionsError,
    Definition,
    DemoError,
    load_definitions,
    markers,
    packaged_folder,
)
from ckanext.palembang.catalogue.demo import load as loading
from ckanext.palembang.catalogue.demo import remove as removing
from ckanext.palembang.catalogue.demo.errors import (
    NamesTakenError,
    OfficesMissingError,
    TableRefusedError,
)

__all__ = ["demo"]

_folder = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with columns.yaml and tables/ (default: the tables that come with the package).",
)


@click.group(short_help="Load and remove the demo tables.")
def demo() -> None:
    """Load and remove the demo tables."""


@demo.command(short_help="Check the files of the tables, without the catalogue.")
@_folder
def check(*, folder: Path | None) -> None:
    """Check the files of the tables, without the catalogue."""
    definitions = _read(folder)
    rows = sum(len(one.table.rows) for one in definitions)
    click.echo(
        tk._("%(tables)d tables with %(rows)d rows are in order.")
        % {"tables": len(definitions), "rows": rows}
    )


@demo.command(short_help="Put the tables into the catalogue, or bring them up to date.")
@click.option("--only", "only", multiple=True, metavar="NAME", help="Only this table (repeatable).")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@_folder
def load(*, only: tuple[str, ...], dry_run: bool, folder: Path | None) -> None:
    """Put the tables into the catalogue, or bring them up to date.

    Datasets, the offices that own them, DataStore tables and data dictionaries. A second run
    changes nothing; one that was interrupted is completed by the next.
    """
    definitions = _chosen(_read(folder), only)
    try:
        if dry_run:
            outcomes = loading.plan(definitions)
        else:
            outcomes = loading.load(_site_user(), definitions, _Progress(len(definitions)).tell)
    except DemoError as error:
        _fail(_text(error))
    click.echo(_summary(list(outcomes.values()), dry_run=dry_run))


@demo.command(short_help="Take away exactly what `load` brought.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def remove(*, dry_run: bool) -> None:
    """Take away exactly what `load` brought.

    Its datasets with their tables, also those that were renamed or edited since, and the offices
    that it made and that nobody uses. Everything else stays.
    """
    names = sorted(markers.find_markers())
    if dry_run:
        for name in names:
            click.echo(f"- {name}")
        click.echo(tk._("%(count)d tables would go.") % {"count": len(names)})
        return
    progress = _Progress(len(names))
    gone = removing.remove(_site_user(), progress.tell_removed)
    click.echo(
        tk._("Removed %(tables)d tables and %(offices)d offices.")
        % {"tables": len(gone.datasets), "offices": len(gone.offices)}
    )
    if gone.offices_in_use:
        names_in_use = ", ".join(gone.offices_in_use)
        click.echo(tk._("Offices that others use stay: %(names)s") % {"names": names_in_use})


class _Progress:
    """Tells on standard error how far a run has come."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def tell(self, step: loading.Step) -> None:
        self._line(f"{step.outcome} {step.slug} ({step.rows} rows, {step.seconds:.1f} s)")

    def tell_removed(self, slug: str) -> None:
        self._line(f"removed {slug}")

    def _line(self, text: str) -> None:
        self._done += 1
        click.echo(f"[{self._done}/{self._total}] {text}", err=True)


def _read(folder: Path | None) -> tuple[Definition, ...]:
    try:
        return load_definitions(folder or packaged_folder())
    except BrokenDefinitionsError as error:
        for fault in error.faults:
            tk.error_shout(str(fault))
        _fail(tk._("Nothing was changed."))


def _chosen(definitions: tuple[Definition, ...], only: tuple[str, ...]) -> list[Definition]:
    unknown = sorted(set(only) - {one.slug for one in definitions})
    if unknown:
        known = ", ".join(one.slug for one in definitions)
        raise click.UsageError(
            tk._("There is no table %(names)s. There are: %(known)s")
            % {"names": ", ".join(unknown), "known": known}
        )
    return [one for one in definitions if not only or one.slug in only]


def _site_user() -> Context:
    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return {"ignore_auth": True, "user": user["name"]}


def _summary(outcomes: list[str], *, dry_run: bool) -> str:
    counts = {
        "created": outcomes.count(loading.CREATED),
        "updated": outcomes.count(loading.UPDATED),
        "unchanged": outcomes.count(loading.UNCHANGED),
    }
    if not counts["created"] and not counts["updated"]:
        return tk._("No change: all %(unchanged)d tables are as they should be.") % counts
    text = (
        tk._("Would create %(created)d tables, update %(updated)d; %(unchanged)d need no change.")
        if dry_run
        else tk._(
            "Created %(created)d tables, updated %(updated)d; %(unchanged)d needed no change."
        )
    )
    return text % counts


def _text(error: DemoError) -> str:
    """The error in the reader's language."""
    if isinstance(error, NamesTakenError):
        return tk._(
            "Datasets with these names exist and are no demo tables; rename them, or name the "
            "tables to load with --only: %(names)s"
        ) % {"names": ", ".join(error.names)}
    if isinstance(error, OfficesMissingError):
        return tk._("These offices are neither in the catalogue nor in the register: %(names)s") % {
            "names": ", ".join(error.slugs)
        }
    if isinstance(error, TableRefusedError):
        return tk._(
            "The catalogue refused the table %(name)s: %(reason)s. The tables before it are loaded."
        ) % {"name": error.slug, "reason": error.reason}
    return str(error)


def _fail(text: str) -> NoReturn:
    tk.error_shout(text)
    raise click.exceptions.Exit(1)
