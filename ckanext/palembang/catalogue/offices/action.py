"""Actions on offices."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context, DataDict

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.offices.plan import OfficeChange, SyncConflictError, SyncPlan
from ckanext.palembang.catalogue.offices.reindex import dataset_ids_of, indexed_facts
from ckanext.palembang.catalogue.offices.sync import sync_offices
from ckanext.palembang.catalogue.search.reindex import reindex_soon
from ckanext.palembang.reference import BrokenRegisterError, Register, offices, parse_register

__all__ = ["organization_update", "palembang_opd_sync"]


def palembang_opd_sync(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Creates and updates organizations so that they are as a register of offices says.

    All of it or nothing; never deletes; a second run changes nothing.

    Access: administrators of the site.

    Args:
        context: CKAN's.
        data_dict: `content` (text, optional): a register as CSV, by default the one that comes with
            this extension; `dry_run` (bool, default false): only say what would change.

    Returns:
        `dry_run`; `changes`, a list of `{kind: create|update|adopt, code, name, title, line, fields}`
        with `fields` a list of `{field, old, new}`; `unchanged` (number of offices); `unlisted` (names
        of organizations that the register does not hold).

    Raises:
        tk.ValidationError: Every fault of the register under `content`, each with its line.
    """
    tk.check_access("palembang_opd_sync", context, data_dict)
    register = _register(data_dict.get("content"))
    dry_run = tk.asbool(data_dict.get("dry_run", False))
    try:
        plan = sync_offices(context, register, dry_run=dry_run)
    except SyncConflictError as error:
        text = tk._("line %(line)d: %(message)s") % {"line": error.line, "message": error.message}
        raise tk.ValidationError({"content": [text]}) from error
    return _as_dict(plan, dry_run=dry_run)


@tk.chained_action
def organization_update(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Keeps the datasets of a renamed office findable under its new name.

    Core does so for its web form only, and only when the address changes. Keys, result and access are
    core's.
    """
    before = indexed_facts(str(data_dict.get("id") or ""))
    result = up_func(context, data_dict)
    if before and not context.get("defer_commit"):
        organization_id = str(before[0])
        if indexed_facts(organization_id) != before:
            reindex_soon(dataset_ids_of([organization_id]), f"a change of office {before[1]}")
    return result


def _register(content: Any) -> Register:
    if content is None:
        return offices()
    if not isinstance(content, str):
        raise tk.ValidationError({"content": [tk._("Expected a text here.")]})
    try:
        return parse_register(content.encode("utf-8", errors="surrogatepass"))
    except BrokenRegisterError as error:
        texts = [fault.text(language()) for fault in error.findings]
        raise tk.ValidationError({"content": texts}) from error


def _as_dict(plan: SyncPlan, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "changes": [_change_dict(change) for change in plan.changes],
        "unchanged": plan.unchanged,
        "unlisted": [entry.name for entry in plan.unlisted],
    }


def _change_dict(change: OfficeChange) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "code": change.office.code,
        "name": change.office.slug,
        "title": change.office.name_id,
        "line": change.office.line,
        "fields": [
            {"field": field.field, "old": field.old, "new": field.new} for field in change.fields
        ],
    }
