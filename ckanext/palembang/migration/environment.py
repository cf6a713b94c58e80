"""What the `env.py` of every plugin's migrations does; alembic runs that file itself."""

from __future__ import annotations

from collections.abc import Collection

from alembic import context
from sqlalchemy import engine_from_config, pool

from ckan.model.meta import metadata


def run_migrations(plugin: str, tables: Collection[str]) -> None:
    """Runs the migrations of a plugin; `ckan db upgrade` gives the database's address.

    Args:
        plugin: its name; the version is kept in `<plugin>_alembic_version`.
        tables: names of its tables; no migration made by comparison touches others.
    """

    def is_ours(
        _item: object, name: str | None, kind: str, _reflected: bool, _compare_to: object
    ) -> bool:
        return kind != "table" or name in tables

    settings = context.config.get_section(context.config.config_ini_section) or {}
    engine = engine_from_config(settings, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            version_table=f"{plugin}_alembic_version",
            include_object=is_ours,
        )
        with context.begin_transaction():
            context.run_migrations()
