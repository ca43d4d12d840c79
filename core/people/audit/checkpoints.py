"""Checkpoints: signatures over the end of the log, which others can check with the public key."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from core.people.audit.entry import moment_of
from core.people.audit.head import Head
from core.people.audit.keys import LogKeys
from core.people.tables import log_checkpoints

EVERY = 100
"""Entries between two checkpoints: an exported log tells that closely where it was changed."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What was signed: that the log had this hash at this entry."""

    number: int
    moment: str
    """ISO 8601 with microseconds, in UTC."""

    hash: bytes
    signature: bytes
    """Ed25519, 64 bytes."""


def message(gallery_id: str, number: int, moment: str, digest: bytes) -> bytes:
    """Return what is signed for a checkpoint."""
    parts = ["facedesk log checkpoint", gallery_id, number, moment, digest.hex()]
    return json.dumps(parts, separators=(",", ":")).encode()


def sign(
    connection: sa.Connection, keys: LogKeys, gallery_id: str, head: Head
) -> tuple[Checkpoint, Head]:
    """Sign for the end of the log, and keep that.

    The key that signs must be there (`LogKeys.signing_key`).

    Returns
    -------
    The checkpoint, and the head that tells of it.
    """
    key = keys.signing_key(connection)
    assert key is not None
    now = datetime.now(UTC)
    moment = now.isoformat(timespec="microseconds")
    signature = key.sign(message(gallery_id, head.number, moment, head.hash))
    gone = log_checkpoints.delete().where(log_checkpoints.c.number == head.number)
    replaced = connection.execute(gone).rowcount
    row = {"number": head.number, "time": now, "hash": head.hash, "signature": signature}
    connection.execute(log_checkpoints.insert(), row)
    count = head.checkpoints + (0 if replaced and head.checkpoint == head.number else 1)
    made = Checkpoint(head.number, moment, head.hash, signature)
    return made, replace(head, checkpoint=head.number, checkpoints=count)


def read(connection: sa.Connection) -> list[Checkpoint | int]:
    """Return all checkpoints in the file, by number; of one that can't be read the number alone."""
    columns: list[sa.ColumnElement[Any]] = [
        sa.literal_column(column.name) for column in log_checkpoints.columns
    ]
    query = sa.select(*columns).select_from(log_checkpoints).order_by(log_checkpoints.c.number)
    return [_of(row) for row in connection.execute(query)]


def _of(row: sa.Row[*tuple[Any, ...]]) -> Checkpoint | int:
    number, time, digest, signature = row
    moment = moment_of(time) if type(time) is int else None
    if moment is None or not isinstance(digest, bytes) or not isinstance(signature, bytes):
        return int(number)
    return Checkpoint(int(number), moment, digest, signature)
