"""`ckan palembang-dcat records`: the finished records, from the operator's side."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy.exc import SQLAlchemyError

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.records.rebuilding import render_waiting, start_rebuild
from ckanext.palembang.dcat.records.renewing import waiting
from ckanext.palembang.dcat.records.verifying import Divergence, status, verify

_SHOWN_STATEMENTS = 5
_WORTH_A_PROCESS = 200


@click.group()
def records() -> None:
    """Look after the finished records of datasets and offices."""


@records.command("status")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object.")
def show_status(is_json: bool) -> None:
    """Say how many records there are, what waits and what could not be rendered.

    Exits with 1 where a dataset could not be rendered or records are outdated.
    """
    found = _asked(status)
    if is_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for key in (
            "published",
            "withdrawn",
            "offices",
            "waiting",
            "outdated",
            "warnings",
            "change",
            "changed",
        ):
            click.echo(f"{key:>10}  {found[key]}")
        for one in found["problems"]:
            problem = one["problem"]
            click.echo(f"\n{one['kind']} {one['name']} ({one['id']}), {problem['when']}:")
            click.echo(f"  {problem['error']}: {problem['message']}")
    if found["problems"] or found["outdated"]:
        raise click.exceptions.Exit(1)


@records.command()
@click.option(
    "--marked", is_flag=True, help="Render only what is marked; also goes on after a break."
)
@click.option(
    "--processes",
    type=click.IntRange(1, 32),
    default=None,
    help="How many processes share the work; as many as there are processors.",
)
def rebuild(marked: bool, processes: int | None) -> None:
    """Render every record anew, while the feeds go on.

    What is done is stored batch by batch: broken off, `rebuild --marked` goes on where it stopped.
    """
    if not marked:
        _asked(start_rebuild)
    total, done, begun = _asked(waiting), 0, time.monotonic()
    with click.progressbar(
        length=total, label="Records", file=click.get_text_stream("stderr")
    ) as bar:
        for count in _steps(processes or _processes_for(total)):
            done += count
            bar.update(count)
    seconds = time.monotonic() - begun
    rate = f", {done / seconds:.0f} a second" if seconds else ""
    click.echo(f"{done} records rendered in {seconds:.1f} s{rate}.")
    if _asked(status)["problems"]:
        tk.error_shout("Some could not be rendered: see `ckan palembang-dcat records status`.")
        raise click.exceptions.Exit(1)


@records.command("verify")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object for each difference.")
def run_verify(is_json: bool) -> None:
    """Compare every record with a fresh one and say what differs; nothing is changed.

    Exits with 1 where one differs.
    """
    compared, found = 0, 0
    for one in _asked(lambda: list(verify())):
        compared += 1
        if one is not None:
            found += 1
            click.echo(json.dumps(vars(one), ensure_ascii=False) if is_json else _shown(one))
    click.echo(f"{compared} records compared, {found} differ.", err=True)
    if found:
        raise click.exceptions.Exit(1)


def _shown(one: Divergence) -> str:
    lines = [f"{one.kind} {one.name or one.subject_id} ({one.subject_id}): {one.what}"]
    lines += [f"  + {text}" for text in one.missing[:_SHOWN_STATEMENTS]]
    lines += [f"  - {text}" for text in one.surplus[:_SHOWN_STATEMENTS]]
    return "\n".join(lines)


def _processes_for(total: int) -> int:
    """Return how many processes pay off."""
    return min(os.cpu_count() or 1, total // _WORTH_A_PROCESS + 1)


def _steps(processes: int) -> Iterator[int]:
    steps = render_waiting(processes)
    while (count := _asked(lambda: next(steps, 0))) > 0:
        yield count


def _asked(question: Any) -> Any:
    try:
        return question()
    except RuntimeError as error:
        tk.error_shout(str(error))
        raise click.exceptions.Exit(1) from error
    except SQLAlchemyError as error:
        tk.error_shout(
            f"The database does not answer: {error.__class__.__name__}. Is it running and upgraded?"
        )
        raise click.exceptions.Exit(1) from error
