"""Addresses of activities: made from title and year, kept for good."""

from __future__ import annotations

import re
import unicodedata

import sqlalchemy as sa

from ckan import model

_MAX_STEM = 80


def new_name(title: str, year: str) -> str:
    """An address that no package has: title, year, and a number where both are taken."""
    stem = "-".join(part for part in (_slug(title)[:_MAX_STEM].strip("-"), _slug(year)) if part)
    stem = stem if len(stem) > 1 else "kegiatan"
    taken = set(
        model.Session.execute(
            sa.select(model.Package.name).where(model.Package.name.like(f"{stem}%"))
        ).scalars()
    )
    if stem not in taken:
        return stem
    number = next(number for number in range(2, len(taken) + 3) if f"{stem}-{number}" not in taken)
    return f"{stem}-{number}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
