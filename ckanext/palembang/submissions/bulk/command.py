"""`ckan palembang table ...`: many files of tables at once."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.submissions import config
from ckanext.palembang.submissions.bulk.importing import Importer, sentences
from ckanext.palembang.submissions.bulk.mapping import MappingError, read_mapping
from ckanext.palembang.submissions.bulk.matching import Register
from ckanext.palembang.submissions.bulk.outcomes import GOOD, Outcome, all_went_in
from ckanext.palembang.submissions.bulk.report import write_report
from ckanext.palembang.submissions.bulk.saving import Saver
from ckanext.palembang.submissions.bulk.sources import SourceError, open_source
from ckanext.palembang.submissions.logic.given import a_period

_PATH = click.Path(exists=True, readable=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.group(short_help="Bring tables into the catalogue.")
def table() -> None:
    """Bring tables into the catalogue."""


@table.command("import", short_help="Hand in the tables of a folder or ZIP archive.")
@click.option("--edition", type=int, help="Take table numbers as this edition of the yearbook has.")
@click.option("--period", help="Period of the figures, where the files do not say it.")
@click.option("--mapping", type=_FILE, help="CSV or JSON: which file belongs to which dataset.")
@click.option("--explanation", default="", help="Sentence that explains every warning.")
@click.option("--dry-run", is_flag=True, help="Only read, match and check.")
@click.option("--publish/--no-publish", default=False, help="Publish what nothing speaks against.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write REPORT.json and REPORT.xlsx; by default table-import-TIME in this folder.",
)
@click.argument("path", type=_PATH, metavar="FOLDER|ZIP")
def import_command(*, path: Path, report: Path | None, **options: Any) -> None:
    """Hand in the tables of the files in FOLDER or ZIP.

    A file belongs to the dataset that the mapping names, that it is a template of, or that has its table
    number or its title. Where several come into question, none is chosen. Files that are in already are
    passed over, so an import that broke off is simply run again. Exit code: 0 when everything went in, 1 when
    something did not, 2 for wrong use.
    """
    importer = _importer(options)
    base = report or Path(f"table-import-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    if not base.parent.is_dir():
        _wrong(tk._("There is no folder “%(folder)s”.") % {"folder": base.parent})
    outcomes: list[Outcome] = []
    try:
        with (
            importer.worker,
            open_source(path, config.reading_limits().max_bytes) as sources,
            click.progressbar(sources, file=sys.stderr, label=tk._("Tables")) as steps,
        ):
            for one in steps:
                outcomes.extend(importer.outcomes_of(one))
    except SourceError as error:
        _wrong(tk._("The archive cannot be opened: %(reason)s") % {"reason": error})
    finally:
        # Also of what was done when somebody stopped it.
        _say(outcomes, base)
    raise click.exceptions.Exit(0 if all_went_in(outcomes) else 1)


def _importer(options: dict[str, Any]) -> Importer:
    site_user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    user = model.User.get(site_user["name"])
    try:
        period = a_period({"period": options["period"]})
        mapping = read_mapping(options["mapping"]) if options["mapping"] else {}
    except MappingError as error:
        _wrong(str(error))
    except tk.ValidationError as error:
        _wrong(" ".join(sentences(error)))
    saver = Saver(
        user=site_user["name"],
        user_id=user.id if user else "",
        dry_run=options["dry_run"],
        publish=options["publish"],
        explanation=options["explanation"].strip(),
    )
    return Importer(Register(options["edition"]), saver, mapping, period)


def _say(outcomes: list[Outcome], base: Path) -> None:
    for one in outcomes:
        if one.status not in GOOD:
            reason = one.messages[0] if one.messages else ""
            click.echo(f"{one.status}: {one.file}: {reason}", err=True)
    counts = Counter(one.status.value for one in outcomes)
    click.echo(", ".join(f"{status} {count}" for status, count in sorted(counts.items())) or "-")
    for written in write_report(outcomes, base):
        click.echo(tk._("Written: %(file)s") % {"file": written}, err=True)


def _wrong(message: str) -> NoReturn:
    tk.error_shout(message)
    raise click.exceptions.Exit(2)
