"""What people are told of a value that linked data could not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ckan.plugins.toolkit as tk

_TEXTS: dict[str, Callable[[], str]] = {
    "address": lambda: tk._("%(value)s is no complete web, e-mail or telephone address."),
    "code": lambda: tk._("%(value)s is in no code list, so it cannot be linked."),
    "date": lambda: tk._("%(value)s is no date written as YYYY-MM-DD."),
    "duration": lambda: tk._("%(value)s is no duration such as P1Y."),
    "format": lambda: tk._("%(value)s is no known file format; it is given as text."),
    "licence": lambda: tk._("%(value)s is no known licence; it is given as text."),
    "office": lambda: tk._("The organization %(value)s is not there any more."),
    "period": lambda: tk._("%(value)s is no period, or ends before it begins."),
    "size": lambda: tk._("%(value)s is no number of bytes."),
}
#: Every code that an omission can have.
CODES = frozenset(_TEXTS)


def omission_text(omission: Mapping[str, str]) -> str:
    """Return a sentence in the reader's language; plain text, to be escaped as any other.

    Args:
        omission: as a record's `warnings` hold it: `code`, `field`, `value`.
    """
    text = _TEXTS.get(omission.get("code", ""), lambda: "%(value)s")()
    field = omission.get("field", "")
    return f"{field}: {text % {'value': '“' + omission.get('value', '') + '”'}}"
