"""Validators of the schema for activities; the rules themselves live in `statistics`."""

from __future__ import annotations

import re
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.logic.validators import name_validator, package_name_validator
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey, Validator

from ckanext.palembang.catalogue.activities import check, contact, names
from ckanext.palembang.catalogue.record_check import is_publishing
from ckanext.scheming.validation import scheming_validator

_MAX_COUNT_DIGITS = 7


def palembang_prepare_activity(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Before the fields are judged: drops blank rows, refuses files."""
    check.prepare(data, errors, context)


def palembang_check_activity(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """After the fields were judged: the rules between them."""
    check.check(data, errors, context, package_id=_package_id(context))


def palembang_activity_name(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """The activity's address: the one given, else the one it has, else one from title and year."""
    given = data.get(key)
    if given is tk.missing or given in (None, ""):
        package = context.get("package")
        if isinstance(package, model.Package):
            data[key] = package.name
        else:
            title, year = (
                str(value) if isinstance(value, str | int) else ""
                for value in (data.get(("title",)), data.get(("tahun",)))
            )
            data[key] = names.new_name(title[:500], year[:10])
        return
    try:
        name_validator(given, context)
        package_name_validator(key, data, errors, context)
    except tk.Invalid as error:
        errors[key].append(error.error)


def palembang_count(value: Any) -> str:
    """A whole number of 0 or more, as text."""
    text = (
        str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )
    if not re.fullmatch(rf"[0-9]{{1,{_MAX_COUNT_DIGITS}}}", text, re.ASCII):
        raise tk.Invalid(
            tk._("“%(value)s” is no number of people: write digits only, like 12.")
            % {"value": str(value)[:50]}
        )
    return str(int(text))


@scheming_validator
def palembang_personal_given(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """A fact about a person that the save does not bring stays as it is stored; it may be due before publication."""
    required = bool(field.get("required"))

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return
        if value not in (tk.missing, None) and not isinstance(value, str):
            return
        field_name = str(key[-1])
        data.pop(key, None)
        if isinstance(value, str):
            contact.stash_of(context)[field_name] = ""
        package_id = _package_id(context)
        is_kept = (
            not isinstance(value, str)
            and package_id
            and contact.contact_of(package_id).get(field_name)
        )
        if required and not is_kept and is_publishing(data, context):
            errors[key].append(tk._("Fill this in: it is needed before publication."))
        raise tk.StopOnError

    return validator


def palembang_personal(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Takes a fact about a person out of the record, for `contact.store` to write it elsewhere."""
    value = data.pop(key, None)
    if not errors[key] and isinstance(value, str):
        contact.stash_of(context)[str(key[-1])] = value
    raise tk.StopOnError


def _package_id(context: Context) -> str | None:
    package = context.get("package")
    return package.id if isinstance(package, model.Package) else None
