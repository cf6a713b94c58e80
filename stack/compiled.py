"""The compiled message catalogues: made before anything starts that shows texts."""

from __future__ import annotations

from stack.messages.files import compile_catalogues, locale_paths
from stack.messages.sources import I18N
from stack.steps import step


def compile_messages() -> None:
    """Compile the catalogues if a compiled one is missing or older than its source."""
    for path in locale_paths(I18N):
        made = path.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
            with step("Compiling the message catalogues"):
                compile_catalogues(I18N)
            return
