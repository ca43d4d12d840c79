"""The gallery's tables, as the newest migration leaves them. Plain SQL types: no SQLite in here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
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
    UnicodeText,
)

HEAD = "0004"
"""Revision of the newest migration: a gallery that is there needs no work at start."""


_ASKED_AT_ONCE = 500  # databases limit how many values one statement may hold


def in_parts(ids: Collection[str]) -> list[list[str]]:
    """Return ids in lists short enough for one statement."""
    ordered = sorted(ids)
    return [
        ordered[start : start + _ASKED_AT_ONCE] for start in range(0, len(ordered), _ASKED_AT_ONCE)
    ]


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Utc(TypeDecorator[datetime]):
    """A time with its zone in Python; microseconds since 1970 in UTC in the table."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuse a time without zone; hand the rest on as a number."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time in the gallery needs its zone")
        return (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Give the time back; a damaged one is 1970, so that it doesn't hide its person."""
        try:
            return _EPOCH + timedelta(microseconds=int(value or 0))
        except (ValueError, OverflowError):
            return _EPOCH


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
    Column("name_key", Unicode(400), nullable=False),  # keyed digest of `names.key`: finds doubles
    Column("created", Utc, nullable=False),
    Column("scheme", String(32), nullable=False),  # how `vault` sealed the name
    Column("payload", LargeBinary, nullable=False),
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
    Column("rotation", String(32), nullable=False),  # which one the vector lies in; "" for none
    Column("view", String(32), nullable=False),  # value of `records.View`; "" of earlier versions
    Column("sample_id", String(32), nullable=False),  # the sample it was made from; "" for none
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

samples = Table(
    "samples",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Column("created", Utc, nullable=False),
    Column("consent_time", Utc, nullable=False),  # when the person agreed that it is kept
    Column("scheme", String(32), nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
Index("ix_samples_person_id", samples.c.person_id)

protection = Table(  # one row, once the gallery was opened with a key
    "protection",
    metadata,
    Column("gallery_id", String(32), primary_key=True),
    Column("rotation", String(32), nullable=False),  # in which new templates are laid
)

key_wraps = Table(  # ways to the gallery's key
    "key_wraps",
    metadata,
    Column("way", String(32), primary_key=True),
    Column("parameters", Unicode(1000), nullable=False),  # JSON
    Column("payload", LargeBinary, nullable=False),
)

person_keys = Table(
    "person_keys",
    metadata,
    Column("person_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("payload", LargeBinary, nullable=False),  # wrapped by the gallery's key
)

details = Table(
    "details",
    metadata,
    Column("person_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("scheme", String(32), nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

distinct_pairs = Table(  # people who look alike and were said to be two; first_id < second_id
    "distinct_pairs",
    metadata,
    Column("first_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("second_id", String(32), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("created", Utc, nullable=False),
)

sealed_values = Table(  # of the whole gallery, each under a name
    "sealed_values",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("payload", LargeBinary, nullable=False),  # sealed by the gallery's key
)

consent_texts = Table(
    "consent_texts",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("language", String(16), primary_key=True),
    Column("created", Utc, nullable=False),
    Column("text", UnicodeText, nullable=False),
)

log_entries = Table(
    "log_entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("time", Utc, nullable=False),
    Column("event", String(64), nullable=False),
    Column("actor", String(100), nullable=False),
    Column("person_id", String(32), nullable=False),  # "" for none; stays when the person goes
    Column("facts", UnicodeText, nullable=False),  # JSON
    Column("hash", LargeBinary, nullable=False),  # over the one before and this entry
    Column("seal", LargeBinary, nullable=False),  # over this entry and its hash, by a key
)
Index("ix_log_entries_person_id", log_entries.c.person_id)
Index("ix_log_entries_event", log_entries.c.event)
Index("ix_log_entries_time", log_entries.c.time)

log_checkpoints = Table(
    "log_checkpoints",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("time", Utc, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
