"""Declares the plugin's settings, and the defaults that it changes in those of others."""

from __future__ import annotations

from ckan.config.declaration import Declaration, Key

from ckanext.palembang.catalogue.security import declare_options

_DEFAULTS = {
    Key().ckanext.dcat.rdf.profiles: "palembang_dcat",
    Key().ckanext.dcat.structured_data.profiles: "palembang_schemaorg",
    Key().ckanext.dcat.croissant.profiles: "palembang_croissant",
}


def declare_settings(declaration: Declaration, key: Key) -> None:
    """Declares our settings, and makes our profiles those that ckanext-dcat uses by default.

    A default must be changed here: by the time of `update_config` it can no longer be told from
    what the operator wrote. Plugins declare from the last to the first, so `dcat`, `structured_data`
    and `croissant`, which stand after `palembang` in `ckan.plugins`, have declared theirs by then.
    """
    declare_options(declaration, key)
    for option, profile in _DEFAULTS.items():
        if option in declaration:
            declaration[option].set_default(profile)
