"""Declares the plugin's settings, and the defaults that it changes in those of others."""

from __future__ import annotations

from ckan.config.declaration import Declaration, Key

from ckanext.palembang.catalogue.security import declare_options

_PROFILES = Key().ckanext.dcat.rdf.profiles


def declare_settings(declaration: Declaration, key: Key) -> None:
    """Declares our settings, and makes our profile the one that ckanext-dcat uses by default.

    A default must be changed here: by the time of `update_config` it can no longer be told from
    what the operator wrote. Plugins declare from the last to the first, so `dcat`, which stands
    after `palembang` in `ckan.plugins`, has already declared its own.
    """
    declare_options(declaration, key)
    if _PROFILES in declaration:
        declaration[_PROFILES].set_default("palembang_dcat")
