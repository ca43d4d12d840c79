"""Samples: pictures kept of people who agreed to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table; nobody was asked before, so it is empty."""
    op.create_table(
        "samples",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("consent_time", sa.BigInteger(), nullable=False),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_samples"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_samples_person_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_samples_person_id", "samples", ["person_id"])
