"""Tables of the plugin.

No foreign key leads to `package`: what was handed in is a record of its own, and goes when its dataset is purged.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

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

    id = sa.Column(sa.UnicodeText, primary_key=True, default=_id)
    package_id = sa.Column(sa.UnicodeText, nullable=False)
    period = sa.Column(sa.UnicodeText)
    state = sa.Column(sa.UnicodeText, nullable=False, default=State.DRAFT.value)
    file_name = sa.Column(sa.UnicodeText, nullable=False)
    file_size = sa.Column(sa.BigInteger, nullable=False)
    file_sha256 = sa.Column(sa.UnicodeText, nullable=False)
    file_location = sa.Column(sa.UnicodeText, nullable=False)
    sheet = sa.Column(sa.UnicodeText)
    table_index = sa.Column(sa.Integer, nullable=False, default=0)
    is_template = sa.Column(sa.Boolean, nullable=False, default=False)
    table = sa.Column(JSONB)
    tables = sa.Column(JSONB, nullable=False, default=list)
    structure = sa.Column(JSONB)
    points = sa.Column(JSONB, nullable=False, default=list)
    findings = sa.Column(JSONB, nullable=False, default=list)
    corrections = sa.Column(JSONB, nullable=False, default=dict)
    explanations = sa.Column(JSONB, nullable=False, default=dict)
    published_counts = sa.Column(JSONB)
    creator_id = sa.Column(sa.UnicodeText, nullable=False)
    publisher_id = sa.Column(sa.UnicodeText)
    created = sa.Column(sa.DateTime, nullable=False, default=_now)
    changed = sa.Column(sa.DateTime, nullable=False, default=_now, onupdate=_now)
    submitted = sa.Column(sa.DateTime)
    published = sa.Column(sa.DateTime)


class ReadingMemory(tk.BaseModel):
    """How a form of a dataset is to be read, for next year's file of the same form."""

    __tablename__ = "palembang_reading_memory"

    package_id = sa.Column(sa.UnicodeText, primary_key=True)
    fingerprint = sa.Column(sa.UnicodeText, primary_key=True)
    corrections = sa.Column(JSONB, nullable=False)
    changed = sa.Column(sa.DateTime, nullable=False, default=_now, onupdate=_now)


class Revision(tk.BaseModel):
    """A published figure that a later submission changed: what it was and what it became."""

    __tablename__ = "palembang_revision"
    __table_args__ = (
        sa.UniqueConstraint("submission_id", "key", name="palembang_revision_submission_id_key"),
        sa.Index("palembang_revision_package_id_idx", "package_id", "published"),
    )

    id = sa.Column(sa.BigInteger, primary_key=True)
    package_id = sa.Column(sa.UnicodeText, nullable=False)
    submission_id = sa.Column(sa.UnicodeText, nullable=False)
    #: JSON text of the codes of its members, in the order of the structure's dimensions.
    key = sa.Column(sa.UnicodeText, nullable=False)
    #: Column of each dimension to its code, for readers.
    members = sa.Column(JSONB, nullable=False)
    period = sa.Column(sa.UnicodeText)
    earlier_value = sa.Column(sa.Numeric)
    earlier_flag = sa.Column(sa.UnicodeText)
    value = sa.Column(sa.Numeric)
    flag = sa.Column(sa.UnicodeText)
    published = sa.Column(sa.DateTime, nullable=False, default=_now)


class StoredCheckSettings(tk.BaseModel):
    """Which checks an operator switched off or moved for a dataset."""

    __tablename__ = "palembang_check_settings"

    package_id = sa.Column(sa.UnicodeText, primary_key=True)
    settings = sa.Column(JSONB, nullable=False)
