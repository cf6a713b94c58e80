"""Who may call the plugin's actions."""

from __future__ import annotations

from ckan.types import AuthFunction

from ckanext.palembang.dcat.conformance.logic import may_check


def auth_functions() -> dict[str, AuthFunction]:
    """All of them."""
    return {"palembang_dcat_conformance_check": may_check}
