"""Keys: ways to the gallery's key, one key for each person, sealed names, a rotation's name.

Names stay as they are, under the scheme `clear`, until the gallery is opened with its key
(`core.people.sealed.sealing`): no migration has one.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and put names where sealed ones will lie."""
    op.create_table(
        "protection",
        sa.Column("gallery_id", sa.String(32), nullable=False),
        sa.Column("rotation", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("gallery_id", name="pk_protection"),
    )
    op.create_table(
        "key_wraps",
        sa.Column("way", sa.String(32), nullable=False),
        sa.Column("parameters", sa.Unicode(1000), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("way", name="pk_key_wraps"),
    )
    op.create_table(
        "person_keys",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_person_keys"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_person_keys_person_id", ondelete="CASCADE"
        ),
    )
    op.add_column(
        "templates", sa.Column("rotation", sa.String(32), nullable=False, server_default="")
    )
    op.add_column(
        "persons", sa.Column("scheme", sa.String(32), nullable=False, server_default="clear")
    )
    op.add_column(
        "persons", sa.Column("payload", sa.LargeBinary(), nullable=False, server_default="")
    )
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, name FROM persons")).all()
    if rows:
        connection.execute(
            sa.text("UPDATE persons SET payload = :payload WHERE id = :id"),
            [{"id": one, "payload": _clear(str(one), str(name))} for one, name in rows],
        )
    # Not by copying the table as Alembic would: dropping the old one deletes all that refers to it.
    op.execute(sa.text("ALTER TABLE persons DROP COLUMN name"))


def _clear(person_id: str, name: str) -> bytes:
    """Return a name as the scheme `clear` keeps it for its place, then and for ever."""
    plain = name.encode("utf-8")
    parts = [b"name", person_id.encode(), person_id.encode(), b""]
    place = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    return hashlib.sha256(place + plain).digest() + plain
