"""Validators of our settings: a wrong one stops CKAN at its start, with an example of a right one.

CKAN puts the setting's name before the message. Operators read them, in English as all of CKAN's commands.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from limits import parse_many

import ckan.plugins.toolkit as tk

_DIRECTIVE = re.compile(
    r"[a-z][a-z-]*-(?:src|uri|action|ancestors|src-elem|src-attr)\b|sandbox|upgrade-insecure-requests|report-to"
)


def palembang_site_address(value: Any) -> str:
    """An address with http or https and a host, without query; the closing slash goes."""
    text = str(value).strip()
    if not _is_site_address(text):
        raise tk.Invalid(
            f"'{value}' is not the address of a site; a right one is: https://satudata.palembang.go.id"
        )
    return text.rstrip("/")


def palembang_whole_number(value: Any) -> int:
    """0 or more."""
    try:
        number = int(str(value).strip())
    except ValueError:
        number = -1
    if number < 0:
        raise tk.Invalid(f"'{value}' is not a whole number of 0 or more; a right one is: 1")
    return number


def palembang_rate_limit(value: Any) -> str:
    """As the library `limits` writes them: `10 per 15 minutes`; several are separated by semicolons."""
    text = str(value).strip()
    try:
        is_limit = all(item.amount > 0 for item in parse_many(text))
    except ValueError:
        is_limit = False
    if not is_limit:
        raise tk.Invalid(f"'{value}' is not a number per time; a right one is: 10 per 15 minutes")
    return text


def palembang_content_security_policy(value: Any) -> str:
    """Directives of a content security policy, in one line: a header cannot hold more."""
    text = str(value).strip()
    directives = [part.strip() for part in text.split(";") if part.strip()]
    if (
        not directives
        or re.search(r"[^\x20-\x7e]", text)
        or not all(_DIRECTIVE.match(directive) for directive in directives)
    ):
        raise tk.Invalid(
            f"'{value}' is not a content security policy; a right one is: "
            "default-src 'self'; img-src 'self' data: https:"
        )
    return text


def _is_site_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or re.search(r"\s", text))
    return is_plain and parts.scheme in ("http", "https") and bool(parts.hostname)
