"""Plugin `palembang_dcat`: the catalogue as linked data, stored and served."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig


@tk.blanket.config_declarations
class PalembangDcatPlugin(p.SingletonPlugin):
    """Records, feeds, national intake, vocabularies."""

    p.implements(p.IConfigurer)

    def update_config(self, config: CKANConfig) -> None:
        """Adds nothing yet that a page needs."""
        _ = config
