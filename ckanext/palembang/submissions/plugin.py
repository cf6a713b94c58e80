"""Plugin `palembang_submissions`: an office's spreadsheet becomes published figures."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig

from ckanext.palembang.submissions.logic.action import actions
from ckanext.palembang.submissions.logic.auth import auth_functions
from ckanext.palembang.submissions.storage import configure_storage


@tk.blanket.actions(actions)
@tk.blanket.auth_functions(auth_functions)
@tk.blanket.config_declarations
class PalembangSubmissionsPlugin(p.SingletonPlugin):
    """Templates, uploads, findings at their cells, publication, revisions."""

    p.implements(p.IConfigurer)

    def update_config(self, config: CKANConfig) -> None:
        """Gives the files a storage of their own where the operator chose none."""
        configure_storage(config)
