"""Actions of the plugin."""

from __future__ import annotations

from ckan.types import Action


def actions() -> dict[str, Action]:
    """All of them."""
    return {}
