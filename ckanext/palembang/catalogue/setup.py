"""What the plugin adds to CKAN's configuration at start-up."""

from __future__ import annotations

from pathlib import Path

import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig

_HERE = Path(__file__).parent

# What a catalogue of ours needs unless the operator says otherwise.
_DEFAULTS = {
    "scheming.dataset_schemas": "ckanext.palembang.schemas:dataset.yaml",
    "scheming.organization_schemas": "ckanext.palembang.schemas:organization.yaml",
    "scheming.presets": (
        "ckanext.palembang.schemas:presets.yaml ckanext.scheming:presets.json"
    ),
    "licenses_group_url": (_HERE / "licenses.json").as_uri(),
}


class CatalogueSetup:
    """Implements `IConfigurer` and `IConfigurable`."""

    def update_config(self, config: CKANConfig) -> None:
        """Adds templates and assets, and the defaults that an operator left open.

        Runs again in every background job: cheap, and no database.
        """
        for key, value in _DEFAULTS.items():
            if not config.get(key):
                config[key] = value
        tk.add_template_directory(config, "templates")
        tk.add_public_directory(config, "public")
        tk.add_resource("assets", "palembang")

    def configure(self, config: CKANConfig) -> None:
        """Nothing yet; the hook keeps start-up checks in one place."""
