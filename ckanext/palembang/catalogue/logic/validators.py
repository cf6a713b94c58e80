"""Validators of the dataset schema. The rules themselves live in `statistics` and `reference`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import (
    Context,
    FlattenDataDict,
    FlattenErrorDict,
    FlattenKey,
    Validator,
)

from ckanext.palembang.catalogue import dataset_check, record_check
from ckanext.palembang.catalogue.activities.choosing import palembang_activity
from ckanext.palembang.catalogue.activities.validators import (
    palembang_activity_name,
    palembang_check_activity,
    palembang_count,
    palembang_personal,
    palembang_personal_given,
    palembang_prepare_activity,
)
from ckanext.palembang.catalogue.exchange.validators import palembang_kept_stays
from ckanext.palembang.catalogue.failures.settings import (
    palembang_content_security_policy,
    palembang_rate_limit,
    palembang_site_address,
    palembang_whole_number,
)
from ckanext.palembang.catalogue.indicators.validators import (
    palembang_kept_keys,
    palembang_row_lines,
)
from ckanext.palembang.catalogue.labels import unknown_code_message
from ckanext.palembang.catalogue.offices.validators import (
    palembang_former_addresses,
    palembang_office_code,
    palembang_office_end,
    palembang_office_parent,
    palembang_office_role,
    palembang_office_successor,
    palembang_partial_date,
    palembang_phone,
    palembang_register_field,
)
from ckanext.palembang.catalogue.plain_values import (
    MAX_ITEMS,
    is_empty,
    one_line,
    plain_text,
    split_list,
)
from ckanext.palembang.reference import code_list
from ckanext.scheming.validation import scheming_validator

__all__ = [
    "palembang_activity",
    "palembang_activity_name",
    "palembang_check_activity",
    "palembang_check_dataset",
    "palembang_code",
    "palembang_codes",
    "palembang_content_security_policy",
    "palembang_count",
    "palembang_date",
    "palembang_dates",
    "palembang_email",
    "palembang_former_addresses",
    "palembang_kept_keys",
    "palembang_kept_stays",
    "palembang_load_list",
    "palembang_office_code",
    "palembang_office_end",
    "palembang_office_parent",
    "palembang_office_role",
    "palembang_office_successor",
    "palembang_partial_date",
    "palembang_personal",
    "palembang_personal_given",
    "palembang_phone",
    "palembang_plain_text",
    "palembang_prepare_activity",
    "palembang_prepare_dataset",
    "palembang_rate_limit",
    "palembang_register_field",
    "palembang_required",
    "palembang_required_list",
    "palembang_row_lines",
    "palembang_site_address",
    "palembang_texts",
    "palembang_url",
    "palembang_whole_number",
    "palembang_year",
    "palembang_years",
]

_EMAIL = re.compile(r"[^@\s<>\"(),:;\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@scheming_validator
def palembang_required(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """Mandatory to publish where the field says `required`; a draft may leave it empty."""
    required = bool(field.get("required"))

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        if key not in data:
            # A blank row was dropped, see `record_check.close_gaps`.
            raise tk.StopOnError
        value = data[key]
        if not is_empty(value):
            return
        if required and record_check.is_publishing(data, context):
            errors[key].append(tk._("Fill this in: it is needed before publication."))
            raise tk.StopOnError
        if value is tk.missing or value is None:
            data.pop(key, None)
        else:
            data[key] = ""
        raise tk.StopOnError

    return validator


@scheming_validator
def palembang_required_list(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """The same for a field that holds a list, after its items were read."""
    required = bool(field.get("required"))

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        if not required or errors[key] or key not in data or json.loads(data[key] or "[]"):
            return
        if record_check.is_publishing(data, context):
            errors[key].append(tk._("Fill this in: it is needed before publication."))

    return validator


def palembang_plain_text(value: Any) -> str:
    """Text without surrounding blanks and without characters that cannot be stored or fed."""
    return plain_text(value)


@scheming_validator
def palembang_code(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """One code of the field's `code_list`; known spellings become the code, others are refused."""
    name = field["code_list"]

    def validator(value: Any) -> str:
        return _code(name, value)

    return validator


@scheming_validator
def palembang_codes(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """A list of codes of the field's `code_list`, each once, stored as JSON text."""
    name = field["code_list"]

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        _read_list(key, data, errors, lambda item: _code(name, item))

    return validator


def palembang_texts(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """A list of texts, blank ones left out, stored as JSON text."""
    _read_list(key, data, errors, one_line)


def palembang_years(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """A list of years, stored as JSON text."""
    _read_list(key, data, errors, palembang_year)


def palembang_dates(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """A list of days that exist, stored as JSON text."""
    _read_list(key, data, errors, palembang_date)


def palembang_year(value: Any) -> str:
    """A year between 1900 and 2200, as text."""
    text = str(value).strip()
    if not re.fullmatch(r"(19|20|21)[0-9]{2}", text, re.ASCII):
        raise tk.Invalid(
            tk._("“%(value)s” is no year: write four digits, like 2025.") % {"value": text[:50]}
        )
    return text


def palembang_date(value: Any) -> str:
    """A day that exists, as YYYY-MM-DD."""
    text = str(value).strip()
    try:
        found = date.fromisoformat(text).isoformat()
    except ValueError:
        found = ""
    if found != text:
        raise tk.Invalid(
            tk._("“%(value)s” is no date that exists: write year-month-day, like 2025-02-28.")
            % {"value": text[:50]}
        )
    return text


def palembang_url(value: str) -> str:
    """An http or https address with a host; anything else could run script where it is shown as a link."""
    try:
        parts = urlsplit(value)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if value and (not is_web or re.search(r"[\s<>\"{}|\\^`]", value)):
        raise tk.Invalid(
            tk._("“%(value)s” is no web address: begin with https://.") % {"value": value[:200]}
        )
    return value


def palembang_email(value: str) -> str:
    """An e-mail address."""
    if value and not _EMAIL.fullmatch(value):
        raise tk.Invalid(
            tk._("“%(value)s” is no e-mail address: write it like unit@palembang.go.id.")
            % {"value": value[:200]}
        )
    return value


def palembang_load_list(value: Any) -> Any:
    """The list behind its JSON text (for showing); other values pass."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def palembang_prepare_dataset(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Before the fields are judged: drops blank rows, and asks for at least one row where needed."""
    dataset_check.prepare(data, errors, context)


def palembang_check_dataset(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """After the fields were judged: the rules between them, and numbers that others have."""
    package = context.get("package")
    package_id = package.id if isinstance(package, model.Package) else None
    dataset_check.check(data, errors, context, package_id=package_id)


def _code(name: str, value: Any) -> str:
    if is_empty(value):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise tk.Invalid(tk._("Expected a code here."))
    code = code_list(name).normalise(str(value))
    if code is None:
        raise tk.Invalid(unknown_code_message(name, str(value)))
    return code


def _read_list(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, read: Callable[[Any], str]
) -> None:
    if key not in data:
        return
    value = data[key]
    items = [] if is_empty(value) else split_list(value)
    if items is None or len(items) > MAX_ITEMS:
        errors[key].append(
            tk._("Expected a list of at most %(limit)d values.") % {"limit": MAX_ITEMS}
        )
        return
    texts: list[str] = []
    for item in items:
        try:
            text = "" if is_empty(item) else read(item)
        except tk.Invalid as error:
            errors[key].append(error.error)
            continue
        if text and text not in texts:
            texts.append(text)
    if not errors[key]:
        data[key] = json.dumps(texts, ensure_ascii=False)
