"""Runs the migrations of plugin `palembang`."""

from __future__ import annotations

from ckanext.palembang.migration.environment import run_migrations

run_migrations("palembang", {"palembang_table_number", "palembang_activity_contact"})
