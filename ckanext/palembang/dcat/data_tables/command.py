"""`ckan palembang-dcat tables`: what data tables say of themselves."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from ckan import model

from ckanext.palembang.dcat.data_tables.renewing import renew
from ckanext.palembang.dcat.table_facts import store

_EVERY = 25


@click.group()
def tables() -> None:
    """Describe data tables for StatDCAT-AP: dimensions, series, sizes and checksums of files."""


@tables.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(as_json: bool) -> None:
    """Count the datasets whose data table is described, and those that wait for it."""
    candidates, known = set(_candidates()), set(store.known_datasets())
    counts = {
        "described": len(known & candidates),
        "missing": len(candidates - known),
        "left_over": len(known - candidates),
    }
    if as_json:
        click.echo(json.dumps(counts))
        return
    for name, number in counts.items():
        click.echo(f"{name}: {number}")


@tables.command()
@click.option("--dataset", "chosen", multiple=True, help="Id of a dataset; may be given again.")
@click.option("--missing", is_flag=True, help="Only datasets that are not described yet.")
@click.option("--no-files", is_flag=True, help="Leave out sizes and checksums of files.")
def rebuild(chosen: Sequence[str], missing: bool, no_files: bool) -> None:
    """Work out anew what data tables say of themselves; may be broken off and called again."""
    known = store.known_datasets()
    wanted = list(chosen) or sorted({*_candidates(), *known})
    if missing:
        wanted = [one for one in wanted if one not in set(known)]
    failed = 0
    for number, dataset_id in enumerate(wanted, start=1):
        failed += not _renewed(dataset_id, files=not no_files)
        if number % _EVERY == 0 or number == len(wanted):
            click.echo(f"{number}/{len(wanted)}", err=True)
    click.echo(f"{len(wanted) - failed} worked out, {failed} failed")
    if failed:
        raise SystemExit(1)


def _renewed(dataset_id: str, *, files: bool) -> bool:
    try:
        renew(dataset_id, files=files)
    except SQLAlchemyError as error:
        click.echo(f"{dataset_id}: {str(error).splitlines()[0]}", err=True)
        return False
    finally:
        model.Session.remove()
    return True


def _candidates() -> list[str]:
    """The ids of the datasets that may have a data table: some resource is in the DataStore."""
    package, resource = model.Package, model.Resource
    query = (
        sa.select(package.id)
        .join(resource, resource.package_id == package.id)
        .where(
            package.type == "dataset",
            package.state != "deleted",
            resource.state == "active",
            model.resource_table.c.extras.like('%"datastore_active": true%'),
        )
        .distinct()
    )
    return list(model.Session.execute(query).scalars())
