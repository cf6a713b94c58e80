"""Plugin `palembang_dcat`: the catalogue as linked data, stored and served."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig
from ckan.types import SignalMapping

from ckanext.palembang.catalogue import Format, IDataFileFormats, data_table_changed
from ckanext.palembang.dcat.data_tables.renewing import renew_at_change
from ckanext.palembang.dcat.data_tables.saving import after_save
from ckanext.palembang.dcat.intake.hooks import IntakeHooks
from ckanext.palembang.dcat.logic.action import actions
from ckanext.palembang.dcat.logic.auth import auth_functions
from ckanext.palembang.dcat.observations import TURTLE_FORMAT
from ckanext.palembang.dcat.records.hooks import RecordHooks, render_after_save


@tk.blanket.actions(actions)
@tk.blanket.auth_functions(auth_functions)
@tk.blanket.blueprints
@tk.blanket.cli
@tk.blanket.config_declarations
@tk.blanket.helpers
class PalembangDcatPlugin(RecordHooks, IntakeHooks, p.SingletonPlugin):
    """Records, feeds, national intake, vocabularies."""

    p.implements(p.IConfigurable)
    p.implements(p.IConfigurer)
    p.implements(p.IDomainObjectModification)
    p.implements(p.IPackageController, inherit=True)
    p.implements(p.ISignal)
    p.implements(IDataFileFormats)

    def update_config(self, config: CKANConfig) -> None:
        """Adds templates and assets."""
        tk.add_template_directory(config, "templates")
        tk.add_resource("assets", "palembang-dcat")

    def get_data_file_formats(self) -> list[Format]:
        """Adds RDF to the formats of data tables."""
        return [TURTLE_FORMAT]

    def get_signal_subscriptions(self) -> SignalMapping:
        """Renders after a save, and listens to data tables whose rows or words change."""
        return {
            tk.signals.action_succeeded: [render_after_save, after_save],
            data_table_changed: [renew_at_change],
        }
