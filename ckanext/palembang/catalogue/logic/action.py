"""Actions of the catalogue."""

from __future__ import annotations

from typing import Any

import ckan.lib.plugins as lib_plugins
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Action, Context, DataDict

from ckanext.palembang.catalogue import dataset_check, indicators, record_check
from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.activities.action import (
    clear_what_does_not_apply,
    dataset_purge,
    of_feeds,
    package_delete,
    package_list,
    package_show,
    palembang_activity_copy,
)
from ckanext.palembang.catalogue.activities.check import hints as activity_hints
from ckanext.palembang.catalogue.activities.choosing import palembang_activity_autocomplete
from ckanext.palembang.catalogue.activities.fields import ROW_FIELDS as ACTIVITY_ROW_FIELDS
from ckanext.palembang.catalogue.activities.fields import TYPE as ACTIVITY
from ckanext.palembang.catalogue.activities.reindex import datasets_follow
from ckanext.palembang.catalogue.exchange.action import (
    palembang_metadata_export,
    palembang_metadata_import,
)
from ckanext.palembang.catalogue.form_rows import take_form_rows
from ckanext.palembang.catalogue.offices.action import organization_update, palembang_opd_sync
from ckanext.palembang.statistics import check_dataset

__all__ = [
    "dataset_purge",
    "organization_list_for_user",
    "organization_update",
    "package_create",
    "package_delete",
    "package_list",
    "package_patch",
    "package_show",
    "package_update",
    "palembang_activity_autocomplete",
    "palembang_activity_copy",
    "palembang_dataset_check",
    "palembang_dataset_publish",
    "palembang_metadata_export",
    "palembang_metadata_import",
    "palembang_opd_sync",
]


def actions() -> dict[str, Action]:
    """All of them, with our links in the chains of extensions that may be there."""
    return {name: globals()[name] for name in __all__} | of_feeds()


@tk.chained_action
@tk.side_effect_free
def organization_list_for_user(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Asks for permission first: core tells strangers before it whether the account exists.

    Access: the account itself and those who manage accounts; keys and result are core's.
    """
    tk.check_access("organization_list_for_user", context, data_dict)
    return up_func(context, data_dict)


@tk.chained_action
def package_create(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Lets whoever may create a dataset create it as a draft.

    Core drops `state` for editors, so that a draft sent to the API would be published, or refused as
    incomplete. Only `draft` passes; keys, result and access are core's.
    """
    if data_dict.get("state") == "draft":
        context["allow_state_change"] = True
    _before_saving(context, data_dict)
    return up_func(context, data_dict)


@tk.chained_action
def package_patch(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Takes the rows that a form page sends before the stored ones; keys, result and access are core's."""
    take_form_rows(data_dict)
    return up_func(context, data_dict)


@tk.chained_action
def package_update(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Refuses rows of another shape with the field's name; datasets follow the activity that they name.

    Keys, result and access are core's. For activities `kosongkan_yang_tidak_berlaku` (any text) empties the answers that no longer apply.
    """
    clear_what_does_not_apply(data_dict)
    _before_saving(context, data_dict)
    if context.get("defer_commit"):
        # Nobody may find what is not committed: the caller tells Solr afterwards.
        return up_func(context, data_dict)
    with datasets_follow(data_dict.get("id") or data_dict.get("name")):
        return up_func(context, data_dict)


@tk.side_effect_free
def palembang_dataset_check(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Says what keeps a dataset from being published, and what could be better, without saving.

    Access: whoever may edit the dataset.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset.

    Returns:
        `is_complete` (bool); `errors` (as in a validation error: field to list of texts or of rows);
        `hints` (list of `{rule, field, message}`), all in the reader's language.
    """
    dataset_id = tk.get_or_bust(data_dict, "id")
    tk.check_access("palembang_dataset_check", context, {"id": dataset_id})
    dataset = tk.get_action("package_show")(tk.fresh_context(context), {"id": dataset_id})
    errors = _errors_if_published(tk.fresh_context(context), dataset)
    if dataset["type"] == ACTIVITY:
        hints = activity_hints(dataset)
    else:
        hints = [*record_check.hints(check_dataset(dataset)), *indicators.hints(dataset)]
    return {"is_complete": not errors, "errors": errors, "hints": hints}


def palembang_dataset_publish(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Publishes a draft that is complete.

    Access: whoever may edit the dataset.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset.

    Returns:
        The dataset, as `package_show` gives it.

    Raises:
        tk.ValidationError: What is missing or wrong, at its field; the draft stays as it was.
    """
    dataset_id = tk.get_or_bust(data_dict, "id")
    tk.check_access("palembang_dataset_publish", context, {"id": dataset_id})
    return tk.get_action("package_patch")(
        tk.fresh_context(context), {"id": dataset_id, "state": "active"}
    )


def _before_saving(context: Context, data_dict: DataDict) -> None:
    take_form_rows(data_dict)
    record_check.refuse_other_shapes(data_dict, (*dataset_check.ROW_FIELDS, *ACTIVITY_ROW_FIELDS))
    contact.open_stash(context)


def _errors_if_published(context: Context, dataset: dict[str, Any]) -> dict[str, Any]:
    plugin = lib_plugins.lookup_package_plugin(dataset["type"])
    found = model.Package.get(dataset["id"])
    if found is None:
        raise tk.ObjectNotFound
    context["package"] = found
    _, errors = lib_plugins.plugin_validate(
        plugin,
        context,
        {**dataset, "state": "active"},
        plugin.update_package_schema(),
        "package_update",
    )
    return errors
