"""Tables of the plugin."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

import ckan.plugins.toolkit as tk


class TableNumber(tk.BaseModel):
    """A dataset's place in an edition of the yearbook; (edition, number) belongs to one dataset."""

    __tablename__ = "palembang_table_number"
    __table_args__ = (
        sa.UniqueConstraint("edition", "number", name="palembang_table_number_edition_number_key"),
    )

    id = sa.Column(sa.Integer, primary_key=True)
    package_id = sa.Column(
        sa.UnicodeText,
        sa.ForeignKey("package.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        index=True,
    )
    edition = sa.Column(sa.Integer, nullable=False)
    number = sa.Column(sa.UnicodeText, nullable=False)


class ActivityContact(tk.BaseModel):
    """Facts about the officer who answers for an activity; personal data, so in no package and no index."""

    __tablename__ = "palembang_activity_contact"

    package_id = sa.Column(
        sa.UnicodeText,
        sa.ForeignKey("package.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    )
    details = sa.Column(JSONB, nullable=False)
