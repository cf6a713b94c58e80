"""Plugin `palembang_dcat`: the catalogue as linked data, stored and served."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig
from ckan.types import SignalMapping

from ckanext.palembang.catalogue import data_table_changed
from ckanext.palembang.dcat.table_facts.renewing import renew_at_change


@tk.blanket.cli
@tk.blanket.config_declarations
class PalembangDcatPlugin(p.SingletonPlugin):
    """Records, feeds, national intake, vocabularies."""

    p.implements(p.IConfigurer)
    p.implements(p.ISignal)

    def update_config(self, config: CKANConfig) -> None:
        """Adds nothing yet that a page needs."""
        _ = config

    def get_signal_subscriptions(self) -> SignalMapping:
        """Listens to data tables whose rows change."""
        return {data_table_changed: [renew_at_change]}
