"""Words for codes, in the reader's language."""

from __future__ import annotations

from flask import has_request_context

import ckan.plugins.toolkit as tk

from ckanext.palembang.reference import code_list


def language() -> str:
    """`id` or `en`, whichever the reader sees; other languages read English.

    A job or command has no reader: it speaks the site's own language.
    """
    locale = tk.h.lang() if has_request_context() else tk.config["ckan.locale_default"]
    return "id" if str(locale or "").startswith("id") else "en"


def code_label(name: str, code: str) -> str:
    """Label of `code` in the list `name`; the code itself where the list does not know it."""
    found = code_list(name).get(code)
    if found is None:
        return code
    return found.label_id if language() == "id" else found.label_en


def unknown_code_message(name: str, value: str) -> str:
    """Says that a code is unknown and which right ones come nearest."""
    nearest = code_list(name).nearest(value[:200])
    named = ", ".join(f"{code.code} ({code_label(name, code.code)})" for code in nearest)
    if not named:
        return tk._("“%(value)s” is not in the code list.") % {"value": value[:200]}
    return tk._("“%(value)s” is not in the code list. Nearest: %(nearest)s.") % {
        "value": value[:200],
        "nearest": named,
    }
