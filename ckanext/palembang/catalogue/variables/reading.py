"""Answers about a column, from the form's text or the API's lists to what is stored."""

from __future__ import annotations

from difflib import get_close_matches

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import unknown_code_message
from ckanext.palembang.catalogue.plain_values import is_empty, plain_text, text_list
from ckanext.palembang.catalogue.row_lines import SHAPES, read_rows
from ckanext.palembang.catalogue.variables.keys import variable_fields
from ckanext.palembang.reference import code_list, code_list_names
from ckanext.palembang.statistics import Field


def read_answer(key: str, value: object) -> object:
    """An answer as it is stored: text, code, list of texts or of rows; empty where nothing is said.

    Args:
        key: key of MS-Var.
        value: what came; never `tk.missing`.

    Raises:
        tk.Invalid: it cannot be read as an answer to this field.
    """
    field = variable_fields()[key]
    if field.type == "texts":
        return text_list(value)
    if field.type == "value_domain":
        return read_rows(value, SHAPES["value_domain"])
    return "" if is_empty(value) else _one(key, field, value)


def _one(key: str, field: Field, value: object) -> str:
    if field.type == "yes_no":
        return _code("ya_tidak", value)
    if field.type == "code":
        return _code(field.list, value)
    return _code_list_name(value) if key == "daftar_kode" else plain_text(value)


def _code(name: str, value: object) -> str:
    if isinstance(value, bool):
        value = "ya" if value else "tidak"
    if not isinstance(value, str | int | float):
        raise tk.Invalid(tk._("Expected a code here."))
    code = code_list(name).normalise(str(value)[:500])
    if code is None:
        raise tk.Invalid(unknown_code_message(name, str(value)))
    return code


def _code_list_name(value: object) -> str:
    text = plain_text(value)
    name = "_".join(text.casefold().split())
    if name in code_list_names():
        return name
    nearest = get_close_matches(name[:200], code_list_names(), n=3, cutoff=0.5)
    if not nearest:
        raise tk.Invalid(tk._("There is no code list “%(value)s”.") % {"value": text[:200]})
    raise tk.Invalid(
        tk._("There is no code list “%(value)s”. Nearest: %(nearest)s.")
        % {"value": text[:200], "nearest": ", ".join(nearest)}
    )
