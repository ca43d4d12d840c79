"""Persons, their templates and their thumbnails."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "persons",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.Unicode(100), nullable=False),
        sa.Column("name_key", sa.Unicode(400), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
    )
    op.create_index("ix_persons_name_key", "persons", ["name_key"])
    op.create_table(
        "templates",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("dimension", sa.Integer(), nullable=False),
        sa.Column("quality", sa.Float(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_templates"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_templates_person_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_templates_person_id_model", "templates", ["person_id", "model"])
    op.create_index("ix_templates_model_dimension", "templates", ["model", "dimension"])
    op.create_table(
        "thumbnails",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_thumbnails"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_thumbnails_person_id", ondelete="CASCADE"
        ),
    )
