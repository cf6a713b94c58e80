"""Runs the migrations of plugin `palembang_submissions`."""

from __future__ import annotations

from ckanext.palembang.migration.environment import run_migrations

run_migrations(
    "palembang_submissions",
    {
        "palembang_submission",
        "palembang_reading_memory",
        "palembang_revision",
        "palembang_check_settings",
    },
)
