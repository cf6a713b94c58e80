"""The data dictionary's form and `datastore_create`, extended by MS-Var.

CKAN replaces all that a plugin keeps of a column whenever a save passes some of it, so what is not
passed is taken over here. Nothing is mandatory, and a column that says nothing of ours is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, cast

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey, Schema

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.variables.column_types import type_problem
from ckanext.palembang.catalogue.variables.headings import heading_and_notes
from ckanext.palembang.catalogue.variables.keys import PLUGIN, PREFIX, sent_name, variable_fields
from ckanext.palembang.catalogue.variables.reading import read_answer
from ckanext.palembang.catalogue.variables.records import columns_of
from ckanext.palembang.statistics import Level, check_variable

Entry = dict[str, Any]


class DataDictionary:
    """Implements `IDataDictionaryForm`."""

    def update_datastore_create_schema(self, schema: Schema) -> Schema:
        """Takes `palembang_<key>`, or all of them as the mapping `palembang`, for every column."""
        fields = dict(cast("dict[str, Any]", schema["fields"]))
        fields[PLUGIN] = [_take_record]
        for key in variable_fields():
            fields[sent_name(key)] = [_take_answer]
        fields["__extras"] = [*fields.get("__extras", []), _refuse_unknown]
        before = cast("list[Any]", schema.get("__after", []))
        after: Any = [one for one in before if one is not _judge]
        return {**schema, "fields": fields, "__after": [*after, _judge]}

    def update_datastore_info_field(
        self, field: dict[str, Any], plugin_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Adds the column's variable as `palembang`, where it has one."""
        record = plugin_data.get(PLUGIN)
        return {**field, PLUGIN: record} if record else field


def _take_record(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """A whole variable, as `datastore_info` gives it."""
    value = data.pop(key)
    if value is tk.missing or value is None or value == "":
        return
    if not isinstance(value, Mapping):
        errors[key].append(tk._("Expected keys and values here."))
        return
    for name, answer in value.items():
        if name in variable_fields():
            _take(key[:-1], str(name), answer, errors, context)
        else:
            errors[key].append(_unknown_text(str(name)))


def _take_answer(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    value = data.pop(key)
    if value is not tk.missing:
        _take(key[:-1], str(key[-1]).removeprefix(PREFIX), value, errors, context)


def _take(
    place: FlattenKey, name: str, value: object, errors: FlattenErrorDict, context: Context
) -> None:
    try:
        answer = read_answer(name, value)
    except tk.Invalid as error:
        errors.setdefault((*place, sent_name(name)), []).append(error.error)
        return
    entry = cast("Any", context)["plugin_data"].setdefault(place[-1], {})
    entry.setdefault(PLUGIN, {})[name] = answer


def _refuse_unknown(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    extras = data.get(key)
    for name in extras if isinstance(extras, Mapping) else ():
        if isinstance(name, str) and name.startswith(PREFIX):
            text = _unknown_text(name.removeprefix(PREFIX))
            errors.setdefault((*key[:-1], name), []).append(text)


def _unknown_text(name: str) -> str:
    nearest = get_close_matches(name[:200], list(variable_fields()), n=1, cutoff=0.5)
    if not nearest:
        return tk._("“%(key)s” is no answer of form MS-Var.") % {"key": name[:200]}
    return tk._("“%(key)s” is no answer of form MS-Var. Nearest: %(nearest)s.") % {
        "key": name[:200],
        "nearest": nearest[0],
    }


def _judge(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Completes each variable by what is stored already, and judges the whole."""
    plugin_data: dict[int, Entry] = cast("Any", context).get("plugin_data") or {}
    described = {place: entry for place, entry in plugin_data.items() if PLUGIN in entry}
    if not described or not _may_write(context, data):
        # Strangers learn nothing from our messages; CKAN refuses them after this.
        return
    types = _column_types(data)
    for place, entry in described.items():
        before = entry.get("_current", {}).get(PLUGIN, {})
        now = _merged(before, entry[PLUGIN])
        if now or before:
            entry[PLUGIN] = now
        else:
            del entry[PLUGIN]
        _check(place, now, types, data, errors)
        _keep_heading(place, entry, before, now, data)
    for place in [place for place, entry in plugin_data.items() if not entry]:
        del plugin_data[place]


def _may_write(context: Context, data: FlattenDataDict) -> bool:
    resource_id = data.get(("resource_id",))
    if not isinstance(resource_id, str):
        return True
    try:
        tk.check_access("datastore_create", tk.fresh_context(context), {"resource_id": resource_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return False
    return True


def _merged(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored and what is new, in the form's order; an empty answer takes the old one away."""
    both = {**before, **given}
    ordered = {key: both[key] for key in variable_fields() if key in both}
    return {key: value for key, value in (ordered | both).items() if value not in ("", [], None)}


def _column_types(data: FlattenDataDict) -> dict[str, str]:
    """Types of the columns that exist, by name; those of a table to come are in the request."""
    resource_id = data.get(("resource_id",))
    if not isinstance(resource_id, str):
        return {}
    return {column.name: column.type for column in columns_of(resource_id)}


def _check(
    place: int,
    record: Mapping[str, Any],
    types: Mapping[str, str],
    data: FlattenDataDict,
    errors: FlattenErrorDict,
) -> None:
    for finding in check_variable(record):
        if finding.level is Level.ERROR:
            _add(errors, place, str(finding.path[0]), finding.text(language()))
    info = data.get(("fields", place, "info"))
    override = info.get("type_override") if isinstance(info, Mapping) else None
    requested = data.get(("fields", place, "type"))
    known = types.get(str(data.get(("fields", place, "id"))), requested)
    problem = type_problem(
        str(record.get("tipe_data") or ""),
        known if isinstance(known, str) else "",
        override if isinstance(override, str) else "",
    )
    if problem:
        _add(errors, place, "tipe_data", problem)


def _add(errors: FlattenErrorDict, place: int, key: str, text: str) -> None:
    """Adds what is wrong unless the field's own reader has said so already."""
    path: FlattenKey = ("fields", place, sent_name(key))
    if not errors.get(path):
        errors[path] = [text]


def _keep_heading(
    place: int,
    entry: Entry,
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    data: FlattenDataDict,
) -> None:
    path: FlattenKey = ("fields", place, "info")
    sent = data.get(path)
    stored = entry.get("_current", {}).get("_info", {})
    if sent is tk.missing:
        sent = None
    if sent is not None and not isinstance(sent, Mapping):
        return
    kept = heading_and_notes(sent, stored, before, now)
    if kept != (stored if sent is None else sent):
        data[path] = kept
