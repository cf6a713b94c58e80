"""Runs the migrations of plugin `palembang_dcat`; `ckan db upgrade` gives the database's address."""

from __future__ import annotations

from alembic import context
from sqlalchemy import engine_from_config, pool

from ckan.model.meta import metadata

_PLUGIN = "palembang_dcat"
_VERSION_TABLE = f"{_PLUGIN}_alembic_version"
_TABLES = frozenset(
    {
        "palembang_dcat_record",
        "palembang_dcat_mark",
        "palembang_dcat_event",
        "palembang_dcat_catalogue",
        "palembang_dcat_table",
    }
)


def _is_ours(
    _item: object, name: str | None, kind: str, _reflected: bool, _compare_to: object
) -> bool:
    return kind != "table" or name in _TABLES


def _run() -> None:
    settings = context.config.get_section(context.config.config_ini_section) or {}
    engine = engine_from_config(settings, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            version_table=_VERSION_TABLE,
            include_object=_is_ours,
        )
        with context.begin_transaction():
            context.run_migrations()


_run()
