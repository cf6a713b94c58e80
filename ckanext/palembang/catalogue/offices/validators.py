"""Validators of the organization schema."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.palembang.catalogue.offices import rules
from ckanext.palembang.catalogue.offices.directory import extras_of, stored_list
from ckanext.palembang.reference import is_code, is_partial_date, is_phone, is_slug

__all__ = [
    "palembang_former_addresses",
    "palembang_office_code",
    "palembang_office_end",
    "palembang_office_parent",
    "palembang_office_role",
    "palembang_office_successor",
    "palembang_partial_date",
    "palembang_phone",
    "palembang_register_field",
]


def palembang_register_field(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """A field that the register owns: whoever is no administrator of the site keeps it.

    Roles and rights follow from these fields, so an office's own administrator may not
    make it walidata. Left out it stays as it was; another value is refused.
    """
    if _is_site_administrator(context):
        return
    group = context.get("group")
    extras = extras_of(group) if isinstance(group, model.Group) else {}
    stored = extras.get(key[-1], "")
    given = data.get(key)
    if given is tk.missing or given is None:
        data[key] = stored
    elif not _means_same(given, stored):
        errors[key].append(
            tk._("Only an administrator of the site may change this; it is in the register.")
        )
        raise tk.StopOnError


def palembang_office_code(value: str, context: Context) -> str:
    """A register code that no other organization has."""
    if not is_code(value):
        raise tk.Invalid(
            tk._("“%(value)s” is no register code: write letters, digits, dots and dashes.")
            % {"value": value[:50]}
        )
    if not _was_checked(context):
        rules.check_code(value, rules.organization_id(context), rules.directory_for(context))
    return value


def palembang_office_parent(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Register code of the office above: it exists, and the tree stays a tree."""
    _check_link(key, data, errors, context)


def palembang_office_successor(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Register code of the office that took over: it exists, and leads nowhere back."""
    _check_link(key, data, errors, context)


def palembang_office_role(value: str, context: Context) -> str:
    """A role in Satu Data Indonesia; only one office is walidata."""
    if not _was_checked(context):
        rules.check_role(value, rules.organization_id(context), rules.directory_for(context))
    return value


def palembang_partial_date(value: str) -> str:
    """A date that is known to the year, the month or the day."""
    if not is_partial_date(value):
        raise tk.Invalid(
            tk._("“%(value)s” is no date that exists: write 2018, 2018-01 or 2018-01-31.")
            % {"value": value[:50]}
        )
    return value


def palembang_office_end(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """The end of an office does not come before its beginning."""
    begin, end = str(data.get(("berlaku_dari",)) or ""), str(data.get(key) or "")
    shared = min(len(begin), len(end))
    if is_partial_date(begin) and end[:shared] < begin[:shared]:
        errors[key].append(
            tk._("The end comes before the beginning (%(begin)s).") % {"begin": begin}
        )


def palembang_phone(value: str) -> str:
    """A telephone number."""
    if not is_phone(value):
        raise tk.Invalid(
            tk._("“%(value)s” is no telephone number: write it like +62 711 350878.")
            % {"value": value[:50]}
        )
    return value


def palembang_former_addresses(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Former addresses, stored as JSON text; an address that is given up joins them.

    Left out of a call they stay: nobody breaks links by forgetting a key.
    """
    group = context.get("group")
    group = group if isinstance(group, model.Group) else None
    stored = stored_list(extras_of(group).get("slug_lama")) if group else []
    given = data.get(key)
    names = stored if given is tk.missing or given is None else _names(given)
    if names is None:
        errors[key].append(tk._("Expected a list of addresses."))
        return
    present = data.get(("name",))
    is_renamed = group is not None and present is not tk.missing and group.name != present
    if group and is_renamed and not _was_checked(context):
        names = [*names, group.name]
    names = [name for name in dict.fromkeys(names) if name != present]
    errors[key].extend(_address_faults(names, context))
    if not errors[key]:
        data[key] = json.dumps(names)


def _address_faults(names: list[str], context: Context) -> list[str]:
    faults: list[str] = []
    for name in names:
        if not is_slug(name):
            text = tk._("“%(value)s” is no address: small letters, digits, - and _ only.")
            faults.append(text % {"value": name[:50]})
    if names and not faults and not _was_checked(context):
        own_id, directory = rules.organization_id(context), rules.directory_for(context)
        for name in names:
            try:
                rules.check_former_address(name, own_id, directory)
            except tk.Invalid as error:
                faults.append(error.error)
    return faults


def _names(given: Any) -> list[str] | None:
    """Return the texts of a list, of the JSON text of a list or of a single value."""
    if isinstance(given, str) and given.lstrip().startswith("["):
        try:
            given = json.loads(given)
        except ValueError:
            return None
    items = [given] if isinstance(given, str) else given
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        return None
    return [item.strip() for item in items if item.strip()]


def _check_link(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    code = data.get(key)
    if errors[key] or not isinstance(code, str) or not code or _was_checked(context):
        return
    own_code = data.get(("kode",))
    own_code = own_code if isinstance(own_code, str) else ""
    try:
        rules.check_link(str(key[-1]), code, own_code, rules.directory_for(context))
    except tk.Invalid as error:
        errors[key].append(error.error)


def _was_checked(context: Context) -> bool:
    return bool(context.get(rules.REGISTER_WAS_CHECKED))


def _is_site_administrator(context: Context) -> bool:
    return bool(context.get("ignore_auth")) or authz.is_sysadmin(context.get("user"))


def _means_same(given: Any, stored: str) -> bool:
    if isinstance(given, list) or stored.startswith("["):
        return (_names(given) or []) == stored_list(stored)
    return str(given).strip() == stored
