"""What a person is told when the analysis can't go on."""

from __future__ import annotations

from core.wording import QT_TRANSLATE_NOOP, PlainError


class AnalysisError(PlainError):
    """The analysis can't go on, or not for this frame."""


def of_loading() -> AnalysisError:
    """Return the error for models that can't be loaded for no reason that has a sentence."""
    return AnalysisError(
        QT_TRANSLATE_NOOP(
            "core",
            "The models can't be loaded, so nobody is recognised. Install the program "
            "again, or choose other models in the settings.",
        )
    )


def of_gallery(error: Exception) -> PlainError:
    """Return what is said of an error while the gallery was read."""
    if isinstance(error, PlainError):
        return error
    return AnalysisError(
        QT_TRANSLATE_NOOP(
            "core", "The gallery can't be read. The log in the profile's folder says why."
        )
    )


def of_frame(error: Exception) -> PlainError:
    """Return what is said of an error while a frame was analysed."""
    if isinstance(error, PlainError):
        return error
    return AnalysisError(
        QT_TRANSLATE_NOOP(
            "core", "The pictures can't be analysed. The log in the profile's folder says why."
        )
    )
