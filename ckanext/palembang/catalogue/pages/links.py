"""Addresses: of the same page in another language, and those that data bring along."""

from __future__ import annotations

from dataclasses import dataclass

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.index import FACET_FIELDS
from ckanext.palembang.catalogue.table_view import safe_url

_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
_OWN_SEARCH = ("home.index",)


@dataclass(frozen=True)
class LanguageLink:
    """The page at hand in one language."""

    lang: str
    label: str
    address: str
    is_current: bool


def palembang_language_links() -> list[LanguageLink]:
    """The page at hand in every language that the site offers."""
    # Several slashes at the start would name another host.
    here = "/" + str(tk.h.current_url() or "/").lstrip("/\\")
    current = str(tk.h.lang() or "")
    return [
        LanguageLink(
            lang=locale.short_name.replace("_", "-"),
            label=_NAMES.get(locale.short_name) or locale.display_name or locale.english_name,
            address=tk.url_for(here, locale=locale.short_name),
            is_current=locale.short_name == current,
        )
        for locale in tk.h.get_available_locales()
    ]


def palembang_safe_url(value: object) -> str:
    """The address itself where it leads into the web; else nothing, so that no link is made."""
    return safe_url(value)


def palembang_chapter_address(code: str) -> str:
    """The search page with the tables of one chapter."""
    endpoint = f"{tk.h.default_package_type()}.search"
    return tk.url_for(endpoint, **{FACET_FIELDS["bab"]: code})


def palembang_has_own_search() -> bool:
    """Whether the page at hand has a search box of its own, so that the header needs none."""
    endpoint = tk.request.endpoint or ""
    return endpoint in _OWN_SEARCH or endpoint == f"{tk.h.default_package_type()}.search"
