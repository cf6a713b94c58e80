"""Actions of the plugin; each package has its own."""

from __future__ import annotations

from ckan.types import Action

from ckanext.palembang.dcat.conformance.logic import palembang_dcat_conformance_check

__all__ = ["palembang_dcat_conformance_check"]


def actions() -> dict[str, Action]:
    """All of them."""
    return {name: globals()[name] for name in __all__}
