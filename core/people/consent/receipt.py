"""The receipt of an erasure: what was destroyed, when and by whom, and nothing of the person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from core.people import foreign
from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP

_KIND: Final = "facedesk-erasure-receipt"
_VERSION: Final = 1
_LONGEST: Final = 64 * 1024  # bytes
_TEXTS: Final = (
    *("gallery_id", "person_id", "event", "operator", "key_digest", "key_mark"),
    *("entry_hash", "public_key", "signature"),
)
_COUNTS: Final = ("templates", "samples", "entry")


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a person was erased from a gallery."""

    gallery_id: str
    person_id: str
    """The number under which the person was kept; it is never used again."""

    event: str
    """`erased` at somebody's wish, `purged` because the time was over."""

    time: datetime
    """UTC."""

    operator: str
    """Name of the account that was signed in; empty where nobody has to sign in."""

    templates: int
    samples: int
    """How many were destroyed."""

    key_digest: str
    """SHA-256 of the person's wrapped key, 64 hexadecimal digits; empty where there was none."""

    key_mark: str
    """What the wrapped key began with (its nonce, 24 hexadecimal digits), by which remnants of it
    are found. It tells nothing of the key."""

    entry: int
    """Number of the entry in the gallery's log."""

    entry_hash: str
    """That entry's hash, 64 hexadecimal digits."""

    public_key: str = ""
    """The log's key that signed it (Ed25519), 64 hexadecimal digits; empty for none."""

    signature: str = ""
    """Over all above (`signed_bytes`), hexadecimal."""

    def signed_bytes(self) -> bytes:
        """Return what is signed."""
        data = _data(replace(self, signature=""))
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return b"facedesk receipt\0" + text.encode("utf-8")

    def to_json(self) -> str:
        """Return the receipt as a file holds it: readable words, and JSON for the check."""
        return json.dumps(_data(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def to_text(self, speak: Callable[[str], str] = str) -> str:
        """Return the receipt as it is read.

        Parameters
        ----------
        speak
            Says core's sentences in another language than English.
        """
        values = {
            "number": self.person_id,
            "time": self.time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
            "operator": self.operator or speak(_NOBODY),
            "templates": self.templates,
            "pictures": self.samples,
            "digest": self.key_digest or "-",
            "entry": self.entry,
            "gallery": self.gallery_id,
            "hash": self.entry_hash,
            "key": self.public_key,
            "signature": self.signature,
        }
        reason = _PURGED if self.event == "purged" else _ERASED
        wanted = [_TITLE, "", reason, _WHEN, _WHAT, _DIGEST, _ENTRY]
        if self.signature:
            wanted.append(_SIGNED)
        lines = [speak(one).format(**values) if one else "" for one in (*wanted, "", _STAYS)]
        return "\n".join(lines) + "\n"


_TITLE = QT_TRANSLATE_NOOP("core", "Receipt: a person's data was deleted for good")
_ERASED = QT_TRANSLATE_NOOP("core", "The person with the number {number} was deleted on request.")
_PURGED = QT_TRANSLATE_NOOP(
    "core", "The person with the number {number} was deleted, because the time was over."
)
_WHEN = QT_TRANSLATE_NOOP("core", "Time: {time}. Done by: {operator}.")
_NOBODY = QT_TRANSLATE_NOOP("core", "nobody had to sign in")
_WHAT = QT_TRANSLATE_NOOP(
    "core",
    "Destroyed: name and details, templates: {templates}, kept pictures: {pictures}, and the key "
    "without which none of it can be read.",
)
_DIGEST = QT_TRANSLATE_NOOP("core", "Checksum of the destroyed key (SHA-256): {digest}")
_ENTRY = QT_TRANSLATE_NOOP(
    "core", "Entry {entry} in the log of the gallery {gallery}, with the checksum {hash}"
)
_SIGNED = QT_TRANSLATE_NOOP("core", "Signed with the log's key {key} (Ed25519): {signature}")
_STAYS = QT_TRANSLATE_NOOP(
    "core",
    "What stays is the log: that this number was enrolled, recognised and deleted, without name, "
    "picture or template. Copies that were made before (backups, exports, a copy of the disk) are "
    "not reached by this; a backup that is put back brings the person back.",
)


def from_json(text: str) -> Receipt:
    """Return the receipt that a file holds.

    Raises
    ------
    GalleryError
        If it holds none.
    """
    try:
        data = foreign.loaded(text)
        if data["kind"] != _KIND or data["version"] != _VERSION:
            raise ValueError("no receipt")
        time = foreign.moment(data["time"])
        texts = {one: str(data[one]) for one in _TEXTS}
        for name in ("person_id", "key_digest", "key_mark", "public_key", "signature"):
            bytes.fromhex(texts[name])
        if len(texts["person_id"]) != 32:
            raise ValueError("no person's number")
        counts = {one: int(data[one]) for one in _COUNTS}
        return Receipt(time=time, **{**texts, **counts})  # type: ignore[arg-type]
    except (ValueError, KeyError, TypeError):
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "This file is no receipt of this program, or it was changed.")
        ) from None


def read(file: Path) -> Receipt:
    """Return the receipt that a file holds.

    Raises
    ------
    GalleryError
        If it can't be read, or holds none.
    """
    try:
        text = foreign.short_text(file, _LONGEST)
    except (OSError, ValueError) as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The receipt {file} can't be read."), file=file
        ) from error
    return from_json(text)


def _data(receipt: Receipt) -> dict[str, str | int]:
    data = asdict(receipt)
    data["time"] = receipt.time.astimezone(UTC).isoformat()
    return {"kind": _KIND, "version": _VERSION, **data}
