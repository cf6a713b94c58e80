"""What the plugin adds to CKAN's configuration at start-up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig

from ckanext.palembang.catalogue import failures, security
from ckanext.palembang.catalogue.data_tables.changes import TABLE_ACTIONS, tell_after_action
from ckanext.palembang.catalogue.dictionaries import reindex_after_dictionary

if TYPE_CHECKING:
    from ckan.types import CKANApp, SignalMapping

# Core opens what stands behind `file://` as it is written: no escapes in the path.
_LICENCES = f"file://{Path(__file__).parent / 'licenses.json'}"

# What stands here is the name, picture and icon of CKAN itself: an operator chose nothing yet.
_IN_PLACE_OF_CORES = {
    "ckan.site_title": ("CKAN", "Satu Data Palembang"),
    "ckan.site_logo": ("/base/images/ckan-logo.png", "/palembang/logo.svg"),
    "ckan.favicon": ("/base/images/ckan.ico", "/palembang/favicon.ico"),
}


class CatalogueSetup:
    """Implements `IConfigurer`, `IConfigurable`, `IMiddleware` and `ISignal`."""

    def update_config(self, config: CKANConfig) -> None:
        """Adds templates and assets, and the defaults that an operator left open.

        Runs again in every background job: cheap, and no database.
        """
        failures.check_schema_files(config)
        if not config.get("licenses_group_url"):
            config["licenses_group_url"] = _LICENCES
        for key, (cores, ours) in _IN_PLACE_OF_CORES.items():
            if config.get(key, cores) == cores:
                config[key] = ours
        tk.add_template_directory(config, "templates")
        tk.add_public_directory(config, "public")
        tk.add_resource("assets", "palembang")

    def configure(self, config: CKANConfig) -> None:
        """Stops CKAN where its settings cannot work together."""
        failures.check_configuration(config)

    def make_middleware(self, app: CKANApp, config: CKANConfig) -> CKANApp:
        """Finishes the application when all blueprints are in it, before its first request."""
        if isinstance(app, Flask):
            security.note_exemptions(app)
            failures.install(app)
        return app

    def get_signal_subscriptions(self) -> SignalMapping:
        """Listens to failed logins, and to tables whose data dictionary or rows are written."""
        dictionary = {"receiver": reindex_after_dictionary, "sender": "datastore_create"}
        rows = [{"receiver": tell_after_action, "sender": action} for action in TABLE_ACTIONS]
        return {
            tk.signals.failed_login: [security.note_failed_login],
            tk.signals.action_succeeded: [dictionary, *rows],
        }
