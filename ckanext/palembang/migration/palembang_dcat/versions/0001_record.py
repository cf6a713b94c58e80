"""Finished records of datasets and offices, what waits to be rendered, and the stream of changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "palembang_dcat_0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Applies the change."""
    _record()
    op.create_table(
        "palembang_dcat_mark",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("kind", sa.UnicodeText, nullable=False),
        sa.Column("subject_id", sa.UnicodeText, nullable=False),
        sa.Column("created", _TIME, nullable=False, server_default=sa.func.clock_timestamp()),
    )
    _event()
    op.create_table(
        "palembang_dcat_catalogue",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
        sa.Column("last_sequence", sa.BigInteger, nullable=False),
        sa.Column("published", sa.BigInteger, nullable=False),
        sa.Column("version", sa.UnicodeText, nullable=False),
        sa.Column("first_event", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "palembang_dcat_table",
        sa.Column("dataset_id", sa.UnicodeText, primary_key=True),
        sa.Column("resource_id", sa.UnicodeText, nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
    )


def _record() -> None:
    op.create_table(
        "palembang_dcat_record",
        sa.Column("kind", sa.UnicodeText, primary_key=True),
        sa.Column("subject_id", sa.UnicodeText, primary_key=True),
        sa.Column("iri", sa.UnicodeText),
        sa.Column("name", sa.UnicodeText, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("is_published", sa.Boolean, nullable=False),
        sa.Column("owner", sa.UnicodeText),
        sa.Column("uses", ARRAY(sa.UnicodeText), nullable=False),
        sa.Column("version", sa.UnicodeText, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
        sa.Column("modified", _TIME, nullable=False),
        sa.Column("hash", sa.UnicodeText, nullable=False),
        sa.Column("n_triples", sa.UnicodeText),
        sa.Column("turtle", sa.UnicodeText),
        sa.Column("rdf_xml", sa.UnicodeText),
        sa.Column("json_ld", sa.UnicodeText),
        sa.Column("data_json", sa.UnicodeText),
        sa.Column("problem", JSONB),
        sa.Column("warnings", JSONB, nullable=False),
    )
    op.create_index(
        "palembang_dcat_record_sequence_idx",
        "palembang_dcat_record",
        ["kind", "sequence"],
        unique=True,
    )
    op.create_index("palembang_dcat_record_name_idx", "palembang_dcat_record", ["kind", "name"])
    op.create_index(
        "palembang_dcat_record_owner_idx", "palembang_dcat_record", ["owner", "sequence"]
    )
    op.create_index("palembang_dcat_record_iri_idx", "palembang_dcat_record", ["iri"])
    # Read compressed and unpacked once by the database: the texts are longer than a page of it.
    for column in ("n_triples", "turtle", "rdf_xml", "json_ld", "data_json"):
        op.execute(f"ALTER TABLE palembang_dcat_record ALTER COLUMN {column} SET STORAGE EXTERNAL")


def _event() -> None:
    op.create_table(
        "palembang_dcat_event",
        sa.Column("number", sa.BigInteger, primary_key=True),
        sa.Column("kind", sa.UnicodeText, nullable=False),
        sa.Column("subject_id", sa.UnicodeText, nullable=False),
        sa.Column("iri", sa.UnicodeText, nullable=False),
        sa.Column("activity", sa.UnicodeText, nullable=False),
        sa.Column("published", _TIME, nullable=False),
        sa.Column("n_triples", sa.UnicodeText),
    )


def downgrade() -> None:
    """Takes the change back."""
    for table in ("table", "catalogue", "event", "mark", "record"):
        op.drop_table(f"palembang_dcat_{table}")
