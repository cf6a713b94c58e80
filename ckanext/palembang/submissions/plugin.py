"""Plugin `palembang_submissions`: an office's spreadsheet becomes published figures."""

from __future__ import annotations

import click

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig

from ckanext.palembang.catalogue import command_group
from ckanext.palembang.submissions.bulk.command import table
from ckanext.palembang.submissions.logic.action import actions
from ckanext.palembang.submissions.logic.auth import auth_functions
from ckanext.palembang.submissions.storage import configure_storage


@tk.blanket.actions(actions)
@tk.blanket.auth_functions(auth_functions)
@tk.blanket.blueprints
@tk.blanket.config_declarations
@tk.blanket.helpers
class PalembangSubmissionsPlugin(p.SingletonPlugin):
    """Templates, uploads, findings at their cells, publication, revisions."""

    p.implements(p.IClick)
    p.implements(p.IConfigurer)

    def update_config(self, config: CKANConfig) -> None:
        """Adds templates and assets, and gives the files a storage of their own where the operator chose none."""
        tk.add_template_directory(config, "templates")
        tk.add_resource("assets", "palembang-submissions")
        configure_storage(config)

    def get_commands(self) -> list[click.Command]:
        """No command of its own: `table` is one of `ckan palembang`, which the catalogue gives."""
        command_group.add_command(table)
        return []
