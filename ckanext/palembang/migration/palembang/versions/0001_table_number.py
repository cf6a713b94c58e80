"""Table numbers of the yearbook, unique in an edition."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "palembang_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies the change."""
    op.create_table(
        "palembang_table_number",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "package_id",
            sa.UnicodeText,
            sa.ForeignKey("package.id", ondelete="CASCADE", onupdate="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("number", sa.UnicodeText, nullable=False),
        sa.UniqueConstraint("edition", "number", name="palembang_table_number_edition_number_key"),
    )


def downgrade() -> None:
    """Takes the change back."""
    op.drop_table("palembang_table_number")
