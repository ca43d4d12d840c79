"""What is known of a person beside their name, the log, and values sealed for the whole gallery."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; templates learn which view they show and which sample they come from."""
    op.create_table(
        "details",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_details"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_details_person_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "distinct_pairs",
        sa.Column("first_id", sa.String(32), nullable=False),
        sa.Column("second_id", sa.String(32), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_distinct_pairs"),
        sa.ForeignKeyConstraint(
            ["first_id"], ["persons.id"], name="fk_distinct_pairs_first_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["persons.id"], name="fk_distinct_pairs_second_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "sealed_values",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_sealed_values"),
    )
    op.create_table(
        "consent_texts",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("version", "language", name="pk_consent_texts"),
    )
    op.create_table(
        "log_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("time", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(64), nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("facts", sa.UnicodeText(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log_entries"),
    )
    for column in ("person_id", "event", "time"):
        op.create_index(f"ix_log_entries_{column}", "log_entries", [column])
    op.create_table(
        "log_checkpoints",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("time", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log_checkpoints"),
    )
    op.add_column("templates", sa.Column("view", sa.String(32), nullable=False, server_default=""))
    op.add_column(
        "templates", sa.Column("sample_id", sa.String(32), nullable=False, server_default="")
    )
