"""Proving by the recovery code that somebody owns a gallery which is open anyway."""

from __future__ import annotations

import hmac

from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.sealed import protection
from core.people.sealed.protection import Places, WrongPassphraseError
from core.wording import QT_TRANSLATE_NOOP

_CODE_LETTERS = 32


def prove_owner(opened: Opened, code: str) -> None:
    """Make sure that `code` is the gallery's recovery code, or its passphrase if it has no code.

    Where there is a code the passphrase isn't taken: everybody who opens the program knows that.

    Raises
    ------
    GalleryError
        If it isn't.
    """
    with opened.store.reading() as connection:
        ways = protection.ways(connection)
        if "recovery" not in ways and "passphrase" not in ways:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "This gallery has no recovery code. Another supervisor can set a new PIN; "
                    "otherwise put back a backup.",
                )
            )
        letters = sum(character.isalnum() for character in code)
        is_right = "recovery" not in ways or letters == _CODE_LETTERS
        if is_right:
            try:
                found = protection.unlock(connection, Places(()), code).key.export()
                is_right = hmac.compare_digest(found, opened.unlocked.key.export())
            except WrongPassphraseError:
                is_right = False
    if not is_right:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core", "This is not the recovery code of the gallery. Check each letter."
            )
        )
