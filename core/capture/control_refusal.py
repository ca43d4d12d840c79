"""The sentences for a camera that does not take what it was told."""

from __future__ import annotations

import errno

from core.capture import camera_loss
from core.capture.source import SourceError
from core.wording import QT_TRANSLATE_NOOP


def refusal(camera: str, number: int | None) -> SourceError:
    """Return the sentence for a driver's errno after something was to be set."""
    match number:
        case errno.ENODEV | errno.ENXIO | errno.ESHUTDOWN:
            return camera_loss.unplugged(camera)
        case errno.ENOTTY:
            sentence = QT_TRANSLATE_NOOP("core", "The camera “{camera}” has no such setting.")
        case errno.EINVAL | errno.ERANGE:
            sentence = QT_TRANSLATE_NOOP(
                "core", "The camera “{camera}” doesn't take this value. Choose another one."
            )
        case errno.EACCES | errno.EPERM:
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” decides this by itself at present. Switch its automatic "
                "exposure or gain off first.",
            )
        case errno.EBUSY:
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” can't be set now. Close other programs that use it, and "
                "try again.",
            )
        case _:
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” didn't take the new setting. Try again; if that doesn't "
                "help, unplug it and plug it in again.",
            )
    return SourceError(sentence, camera=camera)
