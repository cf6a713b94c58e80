"""`ckan palembang opd ...`: the offices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import click

import ckan.plugins.toolkit as tk

from ckanext.palembang.reference import (
    BrokenRegisterError,
    packaged_register_path,
    read_register,
)

__all__ = ["opd"]

_MARKS = {"create": "+", "adopt": "*", "update": "~"}


@click.group(short_help="Keep the offices (OPD) as the register says.")
def opd() -> None:
    """Keep the offices (OPD) as the register says."""


@opd.command(short_help="Create and update offices from the register.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.argument(
    "file",
    required=False,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
def sync(*, dry_run: bool, as_json: bool, file: Path | None) -> None:
    """Create and update offices from the register FILE (default: the one that comes along).

    All of it or, where a row is wrong, nothing. Offices are never deleted. A renamed office
    keeps its datasets, and its old address leads to the new one.
    """
    path = file or packaged_register_path()
    _refuse_broken(path, as_json=as_json)
    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    try:
        result = tk.get_action("palembang_opd_sync")(
            {"ignore_auth": True, "user": user["name"]},
            {"content": path.read_text(encoding="utf-8-sig"), "dry_run": dry_run},
        )
    except tk.ValidationError as error:
        errors: dict[str, Any] = dict(error.error_dict)
        faults = [{"text": str(text)} for texts in errors.values() for text in texts]
        _fail(path, faults, as_json=as_json)
    click.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else _report(result))


def _refuse_broken(path: Path, *, as_json: bool) -> None:
    """Say every fault of a register file in both languages, and stop."""
    try:
        read_register(path)
    except BrokenRegisterError as error:
        faults = [
            {
                "code": fault.code,
                "line": fault.line,
                "column": fault.column,
                "id": fault.text("id"),
                "en": fault.text("en"),
            }
            for fault in error.findings
        ]
        _fail(path, faults, as_json=as_json)


def _fail(path: Path, faults: list[dict[str, Any]], *, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"errors": faults}, ensure_ascii=False, indent=2))
    for fault in faults:
        texts = (fault[key] for key in ("id", "en", "text") if key in fault)
        tk.error_shout(" / ".join(texts))
    tk.error_shout(f"{path}: {tk._('nothing was changed.')}")
    raise click.exceptions.Exit(1)


def _report(result: dict[str, Any]) -> str:
    lines: list[str] = []
    for change in result["changes"]:
        mark = _MARKS[change["kind"]]
        lines.append(f"{mark} {change['code']} {change['name']}: {change['title']}")
        if change["kind"] != "create":
            lines += [
                f"    {field['field']}: {_shown(field['old'])} → {_shown(field['new'])}"
                for field in change["fields"]
            ]
    if result["unlisted"]:
        names = ", ".join(result["unlisted"])
        lines.append(tk._("Not in the register, left as they are: %(names)s") % {"names": names})
    lines.append(_summary(result))
    return "\n".join(lines)


def _summary(result: dict[str, Any]) -> str:
    kinds = [change["kind"] for change in result["changes"]]
    counts = {
        "created": kinds.count("create"),
        "updated": len(kinds) - kinds.count("create"),
        "unchanged": result["unchanged"],
    }
    text = (
        tk._("Would create %(created)d, update %(updated)d; %(unchanged)d are as they should be.")
        if result["dry_run"]
        else tk._("Created %(created)d, updated %(updated)d; %(unchanged)d were as they should be.")
    )
    return text % counts


def _shown(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "; ".join(value) or "–"
    return value or "–"
