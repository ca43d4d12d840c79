"""How accounts fail."""

from __future__ import annotations

from datetime import timedelta

from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP


class WrongSignInError(GalleryError):
    """Name and PIN don't belong together; which of them is wrong isn't said."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("core", "Name and PIN or password don't belong together. Try again.")
        )


class LockedOutError(GalleryError):
    """After too many wrong tries none is taken, not even the right one, for some time or at all.

    Parameters
    ----------
    wait
        How long; None until a supervisor sets a new PIN.
    """

    def __init__(self, wait: timedelta | None) -> None:
        self.wait = wait
        if wait is None:
            super().__init__(
                QT_TRANSLATE_NOOP(
                    "core",
                    "There were too many wrong tries. A supervisor has to set a new PIN or "
                    "password for this account.",
                )
            )
        else:
            super().__init__(
                QT_TRANSLATE_NOOP(
                    "core", "There were too many wrong tries. Try again in {seconds} seconds."
                ),
                seconds=-(-wait // timedelta(seconds=1)),
            )


class AccountsDamagedError(GalleryError):
    """The accounts that are kept are not those that this program wrote last."""


MISSING = QT_TRANSLATE_NOOP(
    "core",
    "The accounts of this gallery were removed outside the program. Nobody can sign in until they "
    "are set back with the recovery code. The people in the gallery are all there.",
)
CHANGED = QT_TRANSLATE_NOOP(
    "core",
    "The accounts of this gallery were changed outside the program. Nobody can sign in until they "
    "are set back with the recovery code. The people in the gallery are all there.",
)
OLDER = QT_TRANSLATE_NOOP(
    "core",
    "Older accounts were put back into this gallery outside the program. Nobody can sign in until "
    "they are set back with the recovery code. The people in the gallery are all there.",
)
