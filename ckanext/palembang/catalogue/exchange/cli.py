"""`ckan palembang metadata ...`: metadata out of the catalogue and into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import click

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.exchange.export import FORMATS

__all__ = ["metadata"]

_MARKS = {"created": "+", "updated": "~", "unchanged": "=", "refused": "!"}
_FORMAT = click.Choice(FORMATS)


@click.group(short_help="Exchange metadata with INDAH, BPS and data.go.id.")
def metadata() -> None:
    """Exchange metadata with INDAH, BPS and data.go.id."""


@metadata.command("export", short_help="Write an activity or dataset as JSON.")
@click.option(
    "--format", "format_name", type=_FORMAT, default="indah", show_default=True, help="Which form."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file, not to the terminal.",
)
@click.option("--personal", is_flag=True, help="With the facts about persons. Do not publish it.")
@click.argument("package_id", metavar="ID")
def export_command(
    *, package_id: str, format_name: str, output: Path | None, personal: bool
) -> None:
    """Write the activity or dataset ID with its indicators and variables as JSON.

    INDAH v2 (indah), or the national data.json with the names of BPS DNA (flat).
    """
    try:
        found = tk.get_action("palembang_metadata_export")(
            {"user": _site_user()},
            {"id": package_id, "format": format_name, "personal": personal},
        )
    except tk.ObjectNotFound:
        tk.error_shout(tk._("There is no activity or dataset “%(id)s”.") % {"id": package_id})
        raise click.exceptions.Exit(1) from None
    text = json.dumps(found, ensure_ascii=False, indent=2)
    if output is None:
        click.echo(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        tk.error_shout(f"{output}: {error.strerror}")
        raise click.exceptions.Exit(1) from None
    click.echo(tk._("Written: %(file)s") % {"file": output}, err=True)


@metadata.command("import", short_help="Read activities and datasets from JSON.")
@click.option("--owner-org", required=True, help="Name or id of the office that they belong to.")
@click.option("--format", "format_name", type=_FORMAT, help="Refuse a file in any other form.")
@click.option("--keep-going", is_flag=True, help="Save the good records beside refused ones.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_command(*, file: Path, as_json: bool, **options: Any) -> None:
    """Create and update activities, datasets, indicators and variables from FILE.

    INDAH v2, the national data.json, answers of BPS DNA or records of this catalogue. All of it
    or, where a record is refused, nothing. What is incomplete comes in as a draft.
    """
    click.echo(tk._("Reading %(file)s ...") % {"file": file}, err=True)
    data = {
        "content": file.read_bytes(),
        "owner_org": options["owner_org"],
        "format": options["format_name"],
        "keep_going": options["keep_going"],
        "dry_run": options["dry_run"],
    }
    try:
        result = tk.get_action("palembang_metadata_import")({"user": _site_user()}, data)
    except tk.ObjectNotFound:
        tk.error_shout(tk._("There is no office “%(name)s”.") % {"name": options["owner_org"]})
        raise click.exceptions.Exit(2) from None
    except tk.ValidationError as error:
        _fail(dict(error.error_dict), as_json=as_json)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        _report(result)
        click.echo(_summary(result))
    if result["is_refused"] or result["counts"].get("refused"):
        raise click.exceptions.Exit(1)


def _fail(errors: dict[str, Any], *, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"errors": errors}, ensure_ascii=False, indent=2))
    else:
        _report({"findings": errors.pop("findings", []), "records": errors.pop("records", [])})
    for texts in errors.values():
        for text in texts if isinstance(texts, list) else [texts]:
            tk.error_shout(str(text))
    raise click.exceptions.Exit(1)


def _report(result: dict[str, Any]) -> None:
    for finding in result["findings"]:
        click.echo(_line(finding), err=True)
    for record in result["records"]:
        mark = _MARKS[record["outcome"]]
        name = f" ({record['name']})" if record["name"] else ""
        click.echo(f"{mark} {record['index'] + 1} {record['kind']}: {record['title']}{name}")
        for finding in record["findings"]:
            click.echo(f"    {_line(finding)}", err=finding["level"] == "error")


def _line(finding: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in finding["path"])
    where = f" {place}:" if place else ""
    return f"{finding['level']}{where} {finding['message']} [{finding['rule']}]"


def _summary(result: dict[str, Any]) -> str:
    names = ("created", "updated", "unchanged", "refused")
    counts = {name: result["counts"].get(name, 0) for name in names}
    text = (
        tk._(
            "Would create %(created)d, update %(updated)d, refuse %(refused)d; "
            "%(unchanged)d are as they should be."
        )
        if result["dry_run"]
        else tk._(
            "Created %(created)d, updated %(updated)d, refused %(refused)d; "
            "%(unchanged)d were as they should be."
        )
    )
    return text % counts


def _site_user() -> str:
    return tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
