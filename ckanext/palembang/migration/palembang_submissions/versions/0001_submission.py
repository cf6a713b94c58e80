"""What offices hand in, how it is read, and what it changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "palembang_submissions_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies the change."""
    _submission()
    op.create_table(
        "palembang_reading_memory",
        sa.Column("package_id", sa.UnicodeText, primary_key=True),
        sa.Column("fingerprint", sa.UnicodeText, primary_key=True),
        sa.Column("corrections", JSONB, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
    )
    _revision()
    op.create_table(
        "palembang_check_settings",
        sa.Column("package_id", sa.UnicodeText, primary_key=True),
        sa.Column("settings", JSONB, nullable=False),
    )


def _submission() -> None:
    op.create_table(
        "palembang_submission",
        sa.Column("id", sa.UnicodeText, primary_key=True),
        sa.Column("package_id", sa.UnicodeText, nullable=False),
        sa.Column("period", sa.UnicodeText),
        sa.Column("state", sa.UnicodeText, nullable=False),
        sa.Column("file_name", sa.UnicodeText, nullable=False),
        sa.Column("file_size", sa.BigInteger, nullable=False),
        sa.Column("file_sha256", sa.UnicodeText, nullable=False),
        sa.Column("file_location", sa.UnicodeText, nullable=False),
        sa.Column("sheet", sa.UnicodeText),
        sa.Column("table_index", sa.Integer, nullable=False),
        sa.Column("is_template", sa.Boolean, nullable=False),
        sa.Column("table", JSONB),
        *(
            sa.Column(name, JSONB, nullable=False)
            for name in ("tables", "points", "findings", "corrections", "explanations")
        ),
        sa.Column("structure", JSONB),
        sa.Column("published_counts", JSONB),
        sa.Column("creator_id", sa.UnicodeText, nullable=False),
        sa.Column("publisher_id", sa.UnicodeText),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
        sa.Column("submitted", sa.DateTime),
        sa.Column("published", sa.DateTime),
        sa.Index("palembang_submission_package_id_created_idx", "package_id", "created"),
        sa.Index("palembang_submission_package_id_sha256_idx", "package_id", "file_sha256"),
    )


def _revision() -> None:
    op.create_table(
        "palembang_revision",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("package_id", sa.UnicodeText, nullable=False),
        sa.Column("submission_id", sa.UnicodeText, nullable=False),
        sa.Column("key", sa.UnicodeText, nullable=False),
        sa.Column("members", JSONB, nullable=False),
        sa.Column("period", sa.UnicodeText),
        sa.Column("earlier_value", sa.Numeric),
        sa.Column("earlier_flag", sa.UnicodeText),
        sa.Column("value", sa.Numeric),
        sa.Column("flag", sa.UnicodeText),
        sa.Column("published", sa.DateTime, nullable=False),
        sa.UniqueConstraint("submission_id", "key", name="palembang_revision_submission_id_key"),
        sa.Index("palembang_revision_package_id_idx", "package_id", "published"),
    )


def downgrade() -> None:
    """Takes the change back."""
    for table in (
        "palembang_check_settings",
        "palembang_revision",
        "palembang_reading_memory",
        "palembang_submission",
    ):
        op.drop_table(table)
