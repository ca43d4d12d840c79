"""Thumbnails in the tables: one for each person who has one."""

from __future__ import annotations

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people.sealed.vault import KeyedVault, Place, Sealed, Vault
from core.people.tables import thumbnails
from core.people.thumbnail import from_png


def insert(connection: sa.Connection, vault: Vault, person_id: str, png: bytes) -> None:
    """Write a person's thumbnail, as `core.people.thumbnail.to_png` made it."""
    sealed = vault.seal(png, Place("thumbnail", person_id, person_id))
    connection.execute(
        thumbnails.insert(),
        {"person_id": person_id, "scheme": sealed.scheme, "payload": sealed.payload},
    )


def read(connection: sa.Connection, vault: KeyedVault, person_id: str) -> NDArray[np.uint8] | None:
    """Return a person's thumbnail, grey (96, 96); None if there is none.

    Raises
    ------
    DamagedRecordError
        If it doesn't open.
    """
    vault.know(connection, [person_id])
    query = sa.select(thumbnails.c.scheme, thumbnails.c.payload)
    row = connection.execute(query.where(thumbnails.c.person_id == person_id)).first()
    if row is None:
        return None
    place = Place("thumbnail", person_id, person_id)
    return from_png(vault.open(Sealed.from_row(*row), place))
