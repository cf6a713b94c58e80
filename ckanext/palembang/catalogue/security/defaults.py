"""Declares our settings, and safer defaults for some of CKAN's; what an operator sets always wins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

import ckan.plugins.toolkit as tk
from ckan import logic
from ckan.config.declaration import Declaration, Key

_DECLARATION = Path(__file__).parents[1] / "config_declaration.yaml"

#: CKAN's options whose own default is more open than a government site may be.
SAFER_DEFAULTS: dict[str, Any] = {
    # Names and pictures of officers are personal data (UU 27/2022): not for the public.
    "ckan.auth.public_user_details": False,
    # CKAN's default is the text "None": the cookie that logs people in would travel with every request
    # that another site makes.
    "REMEMBER_COOKIE_SAMESITE": "Lax",
}

#: Cookies that must not travel unencrypted once the site is reached over https.
_SECURE_COOKIES = ("SESSION_COOKIE_SECURE", "REMEMBER_COOKIE_SECURE")


def declare_options(declaration: Declaration, key: Key) -> None:
    """Implements `IConfigDeclaration.declare_config_options`."""
    # Whoever imports ckanext-scheming while plugins are still being loaded fills CKAN's cache without ours.
    logic.clear_validators_cache()
    declaration.load_dict(yaml.safe_load(_DECLARATION.read_text(encoding="utf-8")))
    for name, value in _defaults().items():
        option = declaration.get(name)
        if option is not None:
            option.set_default(value)


def _defaults() -> dict[str, Any]:
    # The operator's value is there already, CKAN's own check of it comes later.
    is_https = str(tk.config.get("ckan.site_url") or "").lower().startswith("https://")
    return SAFER_DEFAULTS | dict.fromkeys(_SECURE_COOKIES, is_https)
