"""The gallery's tables, as the newest migration leaves them. Plain SQL types: no SQLite in here."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    Unicode,
)

HEAD = "0001"
"""Revision of the newest migration: a gallery that is there needs no work at start."""


class Utc(TypeDecorator[datetime]):
    """A time with its zone in Python, kept in UTC whether the database knows zones or not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without zone; hand the rest on in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time in the gallery needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the time its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

persons = Table(
    "persons",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Unicode(100), nullable=False),
    Column("name_key", Unicode(400), nullable=False),  # as `names.key` makes it, to find doubles
    Column("created", Utc, nullable=False),
)
Index("ix_persons_name_key", persons.c.name_key)

templates = Table(
    "templates",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Column("model", String(200), nullable=False),
    Column("dimension", Integer, nullable=False),
    Column("quality", Float, nullable=False),
    Column("created", Utc, nullable=False),
    Column("scheme", String(32), nullable=False),  # how `vault` sealed the payload
    Column("payload", LargeBinary, nullable=False),
)
Index("ix_templates_person_id_model", templates.c.person_id, templates.c.model)
Index("ix_templates_model_dimension", templates.c.model, templates.c.dimension)

thumbnails = Table(
    "thumbnails",
    metadata,
    Column("person_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("scheme", String(32), nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
