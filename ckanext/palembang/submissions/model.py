"""Tables of the plugin.

No foreign key leads to `package`: what was handed in is a record of its own, and goes when its dataset is purged.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

import ckan.plugins.toolkit as tk


class State(StrEnum):
    """Where a submission stands."""

    #: Read, not yet submitted: the office mends and explains.
    DRAFT = "draft"
    #: Submitted: complete, without an error, every warning explained.
    SUBMITTED = "submitted"
    #: Its rows are being written; a second run finishes what a broken one began.
    PUBLISHING = "publishing"
    #: Its rows are the data table's.
    PUBLISHED = "published"
    #: Taken back by its office.
    WITHDRAWN = "withdrawn"


def _id() -> str:
    return str(uuid.uuid4())


def _now() -> datetime:
    # CKAN's own columns hold times of UTC without saying so.
    return datetime.now(UTC).replace(tzinfo=None)


class Submission(tk.BaseModel):
    """A file that an office handed in for a dataset and a period, with what was read in it.

    JSON columns hold what `ckanext.palembang.submissions.contents` writes: `points`, `structure`, `table`,
    `tables`, `findings`, `corrections`; `explanations` maps ids of findings to texts.
    """

    __tablename__ = "palembang_submission"
    __table_args__ = (
        sa.Index("palembang_submission_package_id_created_idx", "package_id", "created"),
        sa.Index("palembang_submission_package_id_sha256_idx", "package_id", "file_sha256"),
    )

    id: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True, default=_id)
    package_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    period: Mapped[str | None] = mapped_column(sa.UnicodeText)
    state: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False, default=State.DRAFT.value)
    file_name: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    file_size: Mapped[int] = mapped_column(sa.BigInteger, nullable=False)
    file_sha256: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    file_location: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    sheet: Mapped[str | None] = mapped_column(sa.UnicodeText)
    table_index: Mapped[int] = mapped_column(sa.Integer, nullable=False, default=0)
    is_template: Mapped[bool] = mapped_column(sa.Boolean, nullable=False, default=False)
    table: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    tables: Mapped[list[Any]] = mapped_column(JSONB, nullable=False, default=list)
    structure: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    points: Mapped[list[Any]] = mapped_column(JSONB, nullable=False, default=list)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, nullable=False, default=list)
    corrections: Mapped[dict[str, Any]] = mapped_column(JSONB, nullable=False, default=dict)
    explanations: Mapped[dict[str, str]] = mapped_column(JSONB, nullable=False, default=dict)
    published_counts: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    creator_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    publisher_id: Mapped[str | None] = mapped_column(sa.UnicodeText)
    created: Mapped[datetime] = mapped_column(sa.DateTime, nullable=False, default=_now)
    changed: Mapped[datetime] = mapped_column(
        sa.DateTime, nullable=False, default=_now, onupdate=_now
    )
    submitted: Mapped[datetime | None] = mapped_column(sa.DateTime)
    published: Mapped[datetime | None] = mapped_column(sa.DateTime)


class ReadingMemory(tk.BaseModel):
    """How a form of a dataset is to be read, for next year's file of the same form."""

    __tablename__ = "palembang_reading_memory"

    package_id: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    corrections: Mapped[dict[str, Any]] = mapped_column(JSONB, nullable=False)
    changed: Mapped[datetime] = mapped_column(
        sa.DateTime, nullable=False, default=_now, onupdate=_now
    )


class Revision(tk.BaseModel):
    """A published figure that a later submission changed: what it was and what it became."""

    __tablename__ = "palembang_revision"
    __table_args__ = (
        sa.UniqueConstraint("submission_id", "key", name="palembang_revision_submission_id_key"),
        sa.Index("palembang_revision_package_id_idx", "package_id", "published"),
    )

    id: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    package_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    submission_id: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    #: JSON text of the codes of its members, in the order of the structure's dimensions.
    key: Mapped[str] = mapped_column(sa.UnicodeText, nullable=False)
    #: Column of each dimension to its code, for readers.
    members: Mapped[dict[str, str]] = mapped_column(JSONB, nullable=False)
    period: Mapped[str | None] = mapped_column(sa.UnicodeText)
    earlier_value: Mapped[Decimal | None] = mapped_column(sa.Numeric)
    earlier_flag: Mapped[str | None] = mapped_column(sa.UnicodeText)
    value: Mapped[Decimal | None] = mapped_column(sa.Numeric)
    flag: Mapped[str | None] = mapped_column(sa.UnicodeText)
    published: Mapped[datetime] = mapped_column(sa.DateTime, nullable=False, default=_now)


class StoredCheckSettings(tk.BaseModel):
    """Which checks an operator switched off or moved for a dataset."""

    __tablename__ = "palembang_check_settings"

    package_id: Mapped[str] = mapped_column(sa.UnicodeText, primary_key=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB, nullable=False)
