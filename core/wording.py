"""How core speaks to people: sentences marked for translation, and errors made of them.

`core` writes English. The window translates the same sentences by looking them up in the
context `core` of its catalogue, so each sentence stands in one place.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, sentence: str) -> str:  # noqa: N802 (the name lupdate reads)
    """Mark `sentence` for the translation catalogue and return it unchanged."""
    return sentence


class PlainError(Exception):
    """An error whose text is a whole sentence for a person, saying what to do where it can.

    Parameters
    ----------
    sentence
        English template with named fields, wrapped in `QT_TRANSLATE_NOOP("core", ...)`.
    values
        What fills the fields.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)
