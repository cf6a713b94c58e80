"""Which texts are addresses that every reader of linked data accepts."""

from __future__ import annotations

import re

_CHARACTER = r"(?:[A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})"
_HOST = r"//(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+)(?::[0-9]*)?(?=[/?#]|$)"
_ADDRESS = re.compile(
    rf"(?:https?:{_HOST}{_CHARACTER}*|[A-Za-z][A-Za-z0-9+.-]*:(?!//){_CHARACTER}+)(?:#{_CHARACTER}*)?",
    re.ASCII,
)


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute IRI in ASCII in which nothing needs to be escaped."""
    return _ADDRESS.fullmatch(text) is not None
