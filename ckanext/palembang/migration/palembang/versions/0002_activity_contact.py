"""Personal data of the officers who answer for activities."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "palembang_0002"
down_revision = "palembang_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies the change."""
    op.create_table(
        "palembang_activity_contact",
        sa.Column(
            "package_id",
            sa.UnicodeText,
            sa.ForeignKey("package.id", ondelete="CASCADE", onupdate="CASCADE"),
            primary_key=True,
        ),
        sa.Column("details", JSONB, nullable=False),
    )


def downgrade() -> None:
    """Takes the change back."""
    op.drop_table("palembang_activity_contact")
