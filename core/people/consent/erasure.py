"""Erasing a person for good: rows and key destroyed, a receipt left, and the check of a receipt."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from core.people import removal
from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.keys import is_signed
from core.people.audit.log import AuditLog, Entry
from core.people.changes import Changes
from core.people.consent import remnants
from core.people.consent.receipt import Receipt
from core.people.consent.remnants import Remnant
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.reading import NO_SUCH_PERSON
from core.people.sealed.keys import NONCE
from core.people.tables import person_keys, persons
from core.wording import QT_TRANSLATE_NOOP

_ERASING: Final = (Event.ERASED.value, Event.PURGED.value)


class Finding(enum.Enum):
    """What the check of a receipt found."""

    ERASED = "erased"
    """Nothing is left but the log."""

    OTHER_GALLERY = "other-gallery"
    NOT_IN_LOG = "not-in-log"
    """The log knows no such erasure: receipt or log was changed."""

    WRONG_SIGNATURE = "wrong-signature"
    STILL_THERE = "still-there"
    """The person is in the gallery."""

    REMNANTS = "remnants"
    """The person is gone, but something is still to be found in the file."""


SENTENCES: Mapping[Finding, str] = MappingProxyType(
    {
        Finding.ERASED: QT_TRANSLATE_NOOP(
            "core",
            "The person is erased: neither the number nor the key is anywhere in the gallery but "
            "in the log.",
        ),
        Finding.OTHER_GALLERY: QT_TRANSLATE_NOOP(
            "core", "This receipt is of another gallery, so this one can say nothing about it."
        ),
        Finding.NOT_IN_LOG: QT_TRANSLATE_NOOP(
            "core",
            "The log of this gallery knows no such erasure: the receipt was changed, or the log, "
            "or an older copy of the gallery was put back.",
        ),
        Finding.WRONG_SIGNATURE: QT_TRANSLATE_NOOP(
            "core", "The signature of the receipt is wrong: it was changed after it was made."
        ),
        Finding.STILL_THERE: QT_TRANSLATE_NOOP(
            "core",
            "The person is in the gallery: an older copy of it was put back. Erase the person "
            "again.",
        ),
        Finding.REMNANTS: QT_TRANSLATE_NOOP(
            "core",
            "The person is erased, but traces are left in the files. They are named below; close "
            "other programs that use the gallery, and check again.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Verification:
    """How a receipt and its gallery go together."""

    finding: Finding
    left: tuple[Remnant, ...] = ()
    """What was found in the gallery's file, its journal and its tables."""

    copies: tuple[Remnant, ...] = ()
    """Other galleries in the same folder that still hold the person: copies and backups."""

    is_signed: bool = False
    """Whether the receipt is signed, and rightly so."""


class Eraser:
    """Erases people of an open gallery. Any thread may call it."""

    def __init__(self, opened: Opened, changes: Changes, sign_in: SignIn, log: AuditLog) -> None:
        self._opened = opened
        self._changes = changes
        self._sign_in = sign_in
        self._log = log

    def erase(self, person_id: str) -> Receipt:
        """Destroy a person's key and all that is kept of them, for good. No undo brings it back.

        Raises
        ------
        NotAllowedError
            If who is signed in may not.
        GalleryError
            If there is no such person, or nothing can be written; the person is then untouched.
        """
        self._sign_in.require(Right.REMOVE)
        receipts = self.erase_all([person_id], Event.ERASED)
        if not receipts:
            raise GalleryError(NO_SUCH_PERSON)
        return receipts[0]

    def erase_all(self, ids: Collection[str], event: Event) -> tuple[Receipt, ...]:
        """Erase people, each wholly or not at all, and note each as `event`; see `erase`.

        Who is asked for and isn't there any more is left out.
        """
        receipts = []
        try:
            for person_id in ids:
                if self._erase(person_id, event):
                    receipts.append(self.receipt_of(person_id))
        finally:
            if receipts:
                self._changes.add(None if len(receipts) > 1 else receipts[0].person_id)
                self._opened.store.forget()
        return tuple(receipts)

    def receipt_of(self, person_id: str) -> Receipt:
        """Return the receipt of an erasure once more, as the log knows it.

        Raises
        ------
        GalleryError
            If nobody with this id was erased.
        """
        for entry in self._log.entries(person_id=person_id):
            if entry.event in _ERASING:
                return self._signed(_receipt(self._opened.unlocked.gallery_id, entry))
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "Nobody with this number was erased from this gallery.")
        )

    def verify(self, receipt: Receipt) -> Verification:
        """Check that a person is erased as a receipt says: in the log, all tables and the files.

        Looks through the whole file: some seconds for a large gallery.
        """
        store = self._opened.store
        if receipt.gallery_id != self._opened.unlocked.gallery_id:
            return Verification(Finding.OTHER_GALLERY)
        own = [
            _receipt(receipt.gallery_id, entry)
            for entry in self._log.entries(person_id=receipt.person_id)
            if entry.event in _ERASING
        ]
        if replace(receipt, signature="", public_key="") not in own:
            return Verification(Finding.NOT_IN_LOG)
        if receipt.signature and not self._is_signed(receipt):
            return Verification(Finding.WRONG_SIGNATURE)
        store.forget()  # an earlier try may have failed while somebody was reading
        number, mark = receipt.person_id.encode(), bytes.fromhex(receipt.key_mark)
        with store.reading() as connection:
            there = sa.select(persons.c.id).where(persons.c.id == receipt.person_id)
            is_there = connection.execute(there).first() is not None
        left = remnants.in_tables(store, number, mark)
        if not is_there:
            left += remnants.in_files(store, number, mark)
        copies = remnants.in_copies(store.file, number, mark)
        finding = Finding.REMNANTS if left else Finding.ERASED
        return Verification(
            Finding.STILL_THERE if is_there else finding,
            tuple(left),
            tuple(copies),
            bool(receipt.signature),
        )

    def _erase(self, person_id: str, event: Event) -> bool:
        with self._opened.store.writing() as connection:
            there = sa.select(persons.c.id).where(persons.c.id == person_id)
            if connection.execute(there).first() is None:
                return False
            query = sa.select(person_keys.c.payload).where(person_keys.c.person_id == person_id)
            kept = connection.execute(query).scalar()
            wrapped = kept if isinstance(kept, bytes) else b""
            rows = removal.take_out(connection, person_id, "").rows
            self._log.note(
                connection,
                event,
                person_id,
                templates=len(rows["templates"]),
                samples=len(rows["samples"]),
                key_digest=hashlib.sha256(wrapped).hexdigest() if wrapped else "",
                key_mark=wrapped[:NONCE].hex(),
            )
        self._opened.vault.forget(person_id)
        return True

    def _signed(self, receipt: Receipt) -> Receipt:
        """Return a receipt with the signature of the log's key, which is made at first use."""
        log = self._log
        with self._opened.store.writing() as connection:
            key = log.keys.signing_key(connection)
            if key is None:
                _, head = log.sign(connection, log.end(connection))
                log.heads.write(connection, head)
                key = log.keys.signing_key(connection)
        if key is None:  # it is damaged, which the check of the log says
            return receipt
        public = key.public_key().public_bytes_raw().hex()
        receipt = replace(receipt, public_key=public)
        return replace(receipt, signature=key.sign(receipt.signed_bytes()).hex())

    def _is_signed(self, receipt: Receipt) -> bool:
        """Whether a receipt is signed by a key that this gallery's log knows for its own."""
        public = bytes.fromhex(receipt.public_key)
        with self._opened.store.reading() as connection:
            head = self._log.heads.read(connection)
        known = head is not None and public in head.public_keys
        message, signature = receipt.signed_bytes(), bytes.fromhex(receipt.signature)
        return known and is_signed(public, message, signature)


def _receipt(gallery_id: str, entry: Entry) -> Receipt:
    facts = entry.facts
    return Receipt(
        gallery_id,
        entry.person_id,
        entry.event,
        entry.time,
        entry.actor,
        int(facts.get("templates") or 0),
        int(facts.get("samples") or 0),
        str(facts.get("key_digest") or ""),
        str(facts.get("key_mark") or ""),
        entry.number,
        entry.hash.hex(),
    )
