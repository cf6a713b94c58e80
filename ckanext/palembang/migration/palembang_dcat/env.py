"""Runs the migrations of plugin `palembang_dcat`."""

from __future__ import annotations

from ckanext.palembang.migration.environment import run_migrations

run_migrations(
    "palembang_dcat",
    {
        "palembang_dcat_record",
        "palembang_dcat_mark",
        "palembang_dcat_event",
        "palembang_dcat_catalogue",
        "palembang_dcat_table",
    },
)
