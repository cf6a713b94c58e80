"""Actions of activities."""

from __future__ import annotations

from typing import Any, cast

import sqlalchemy as sa

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.logic.schema import default_package_list_schema
from ckan.types import Action, Context, DataDict

from ckanext.palembang.catalogue.activities import contact, form
from ckanext.palembang.catalogue.activities.fields import FORM, TYPE
from ckanext.palembang.catalogue.activities.reindex import datasets_follow
from ckanext.palembang.statistics import failed, fields, fields_by_key

#: A box of the form: the save empties the answers that no longer apply.
CLEAR = "kosongkan_yang_tidak_berlaku"

_NOT_COPIED_TYPES = frozenset({"periods", "dates"})
#: Filter of a search that leaves activities out.
_WITHOUT = f"-dataset_type:{TYPE}"
_LISTS_IDS = 2
_PAGE = frozenset({"limit", "offset"})
_NOT_COPIED = frozenset(
    {"id_kegiatan_mms", "id_kegiatan", "rekomendasi_bps", "identitas_rekomendasi"}
)


@tk.chained_action
@tk.side_effect_free
def package_show(up_func: Action, context: Context, data_dict: DataDict) -> DataDict:
    """Adds to an activity the facts about its officer (`ii_pj_*`) for those who may see them.

    Access: core's; the facts only for those who may edit the activity, members of the walidata and sysadmins,
    unless the setting `publish_personal_data` shows them to all. Keys and the rest of the result are core's.
    """
    return contact.show(context, up_func(context, data_dict))


@tk.chained_action
@tk.side_effect_free
def package_list(up_func: Action, context: Context, data_dict: DataDict) -> list[str]:
    """Leaves activities out, as the searches do: who reads this list takes every name for a dataset.

    Activities are found by `package_search` with `fq=dataset_type:kegiatan`. Keys, result and access are
    core's; pages are counted in datasets.
    """
    tk.check_access("package_list", context, data_dict)
    asked, errors = tk.navl_validate(data_dict, default_package_list_schema(), context)
    if errors:
        raise tk.ValidationError(errors)
    start, limit = asked.get("offset") or 0, asked.get("limit")
    table = model.package_table
    # Version 2 of the API lists ids.
    key = table.c.id if context.get("api_version") == _LISTS_IDS else table.c.name
    activities = set(model.Session.scalars(sa.select(key).where(table.c.type == TYPE)))
    others = {name: value for name, value in data_dict.items() if name not in _PAGE}
    found = [name for name in up_func(context, others) if name not in activities]
    return found[start : start + limit if limit else None]


@tk.chained_action
def package_delete(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Datasets are no longer found by the title of an activity that is deleted; all else is core's."""
    with datasets_follow(data_dict.get("id")):
        return up_func(context, data_dict)


@tk.chained_action
def dataset_purge(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Datasets are no longer found by the title of an activity that is purged; all else is core's."""
    with datasets_follow(data_dict.get("id")):
        return up_func(context, data_dict)


@tk.chained_action
@tk.side_effect_free
def dcat_dataset_show(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Describes datasets only: an activity is not found here. Keys, result and access are ckanext-dcat's."""
    package = model.Package.get(data_dict.get("id"))
    if package is not None and package.type == TYPE:
        raise tk.ObjectNotFound
    return up_func(context, data_dict)


@tk.chained_action
@tk.side_effect_free
def dcat_catalog_show(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Leaves activities out, whatever the caller filters by. Keys, result and access are ckanext-dcat's."""
    return up_func(context, _of_datasets(data_dict))


@tk.chained_action
@tk.side_effect_free
def dcat_catalog_search(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Leaves activities out, whatever the caller filters by. Keys, result and access are ckanext-dcat's."""
    return up_func(context, _of_datasets(data_dict))


@tk.chained_action
@tk.side_effect_free
def dcat_datasets_list(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Leaves activities out, whatever the caller filters by. Keys, result and access are ckanext-dcat's."""
    return up_func(context, _of_datasets(data_dict))


def of_feeds() -> dict[str, Action]:
    """Our links in the chains of ckanext-dcat's actions; none where it is not installed."""
    by_plugin = {
        "dcat": (dcat_dataset_show, dcat_catalog_show, dcat_catalog_search),
        "dcat_json_interface": (dcat_datasets_list,),
    }
    return {
        action.__name__: action
        for plugin, chained in by_plugin.items()
        if p.plugin_loaded(plugin)
        for action in chained
    }


def palembang_activity_copy(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Copies an activity into a new draft for another year.

    Identifiers, the recommendation of BPS, schedules and release dates are left out; `perlu_diperiksa`
    of the copy names the answers that must be looked at again.

    Access: whoever may edit the activity.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the activity; `tahun` (text or int): the copy's year, another
            one than the original's.

    Returns:
        The copy, as `package_show` gives it.

    Raises:
        tk.ValidationError: The year is no year, or the original's own; or the original is no activity.
    """
    activity_id, year = tk.get_or_bust(data_dict, ["id", "tahun"])
    tk.check_access("palembang_activity_copy", context, {"id": activity_id})
    original = tk.get_action("package_show")(tk.fresh_context(context), {"id": activity_id})
    if original["type"] != TYPE:
        raise tk.ValidationError({"id": [tk._("This is no activity.")]})
    wanted = _year(year)
    if wanted == original.get("tahun"):
        raise tk.ValidationError(
            {"tahun": [tk._("The copy needs another year than the original.")]}
        )
    copied = {
        field.key: original[field.key]
        for field in fields(FORM)
        if field.type not in _NOT_COPIED_TYPES
        and field.key not in _NOT_COPIED
        and field.key in original
    }
    copied |= {
        field.other.key: original[field.other.key]
        for field in fields(FORM)
        if field.other and field.other.key in original
    }
    about = {
        key: original[key]
        for key in ("title", "owner_org", "private", "kunci_lain")
        if key in original
    }
    return tk.get_action("package_create")(
        tk.fresh_context(context),
        {
            **copied,
            **about,
            "type": TYPE,
            "tahun": wanted,
            "state": "draft",
            form.MARKS: form.marks_after_copy(),
        },
    )


def _year(given: object) -> str:
    try:
        return str(cast("Any", tk.get_validator("palembang_year"))(given))
    except tk.Invalid as error:
        raise tk.ValidationError({"tahun": [error.error]}) from error


def _of_datasets(data_dict: DataDict) -> DataDict:
    filters = " ".join(filter(None, (str(data_dict.get("fq") or ""), _WITHOUT)))
    return {**data_dict, "fq": filters}


def clear_what_does_not_apply(data_dict: DataDict) -> None:
    """Empties, where the form asked for it, the answers that the record as it is sent has no place for."""
    if not data_dict.pop(CLEAR, None):
        return
    package = model.Package.get(data_dict.get("id"))
    if package is None or package.type != TYPE:
        return
    known = fields_by_key(FORM)
    others = {field.other.key: field for field in known.values() if field.other}
    for key in (*known, *others):
        if failed(FORM, key, data_dict):
            data_dict[key] = form.emptied(known[key]) if key in known else ""
