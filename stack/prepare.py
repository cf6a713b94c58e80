"""Bring the database up to date, in one CKAN process: each ckan command would load CKAN anew.

`python -m stack.prepare`, started by stack.run; prints one line of JSON: what it found.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, cast

import click

import ckan
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import load_config
from ckan.cli.db import upgrade
from ckan.config.middleware import make_app
from ckan.lib.i18n import build_js_translations, get_js_translations_dir
from ckan.plugins import IClick, ITranslation, PluginImplementations

from stack import handover
from stack.datastore import set_permissions


def main() -> None:
    """Upgrade, set permissions, make the admin account, and say what the catalogue holds."""
    app: Any = make_app(load_config(os.environ["CKAN_INI"]))
    # What ckan's own commands do when they need a request.
    with app._wsgi_app.test_request_context():  # noqa: SLF001 - as ckan.cli does
        upgrade_tables()
        make_script_texts()
        if superuser := os.environ.get(handover.SUPERUSER_URL):
            set_permissions(
                superuser,
                main=tk.config["sqlalchemy.url"],
                write=tk.config["ckan.datastore.write_url"],
                read=tk.config["ckan.datastore.read_url"],
            )
        found = {
            "is_admin_made": ensure_admin(),
            "datasets": model.Session.query(model.Package).count(),
            "commands": sorted(palembang_commands()),
        }
    sys.stdout.write(json.dumps(found) + "\n")


def upgrade_tables() -> None:
    """CKAN's tables, then those of every enabled plugin."""
    upgrade.main(args=[], standalone_mode=False)


def make_script_texts() -> None:
    """The translations that scripts in the browser read, from the catalogues of all plugins.

    CKAN makes them anew when a catalogue is newer than they are; a catalogue may be older and still
    differ from what was read last time. It takes seconds, so it is done only when one has changed.
    """
    folder = Path(get_js_translations_dir())
    marker = folder / "catalogues.sha256"
    today = _checksum_of_catalogues()
    if marker.is_file() and marker.read_text(encoding="utf-8") == today:
        return
    shutil.rmtree(folder, ignore_errors=True)
    build_js_translations()
    marker.write_text(today, encoding="utf-8")


def _checksum_of_catalogues() -> str:
    digest = hashlib.sha256(ckan.__version__.encode())
    for plugin in PluginImplementations(ITranslation):
        for path in sorted(Path(plugin.i18n_directory()).rglob(f"{plugin.i18n_domain()}.po*")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def ensure_admin() -> bool:
    """Make the first sysadmin, once; afterwards accounts are the operator's business."""
    people = model.Session.query(model.User).filter_by(sysadmin=True, state="active")
    if people.filter(model.User.name != tk.config["ckan.site_id"]).count():
        return False
    user: dict[str, Any] = {
        "name": os.environ[handover.ADMIN_NAME],
        "email": os.environ[handover.ADMIN_EMAIL],
        "password": os.environ[handover.ADMIN_PASSWORD],
    }
    site_user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    tk.get_action("user_create")({"ignore_auth": True, "user": site_user["name"]}, user)
    made = cast(model.User, model.User.by_name(user["name"]))
    made.sysadmin = True
    model.repo.commit_and_remove()
    return True


def palembang_commands() -> set[str]:
    """Names under `ckan palembang`."""
    commands: list[click.Command] = [
        command for plugin in PluginImplementations(IClick) for command in plugin.get_commands()
    ]
    for command in commands:
        if command.name == "palembang":
            return set(getattr(command, "commands", {}))
    return set()


if __name__ == "__main__":
    main()
