"""How the window says what core found about consent, retention and erasure."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from core.people.consent.erasure import SENTENCES, Verification
from core.people.consent.remnants import IN_COPIES
from gui.language import say


def say_day(day: date) -> str:
    """Return a day as people write it here."""
    if QLocale().language() == QLocale.Language.C:  # no people write so
        return day.isoformat()
    written = QLocale().toString(
        QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat
    )
    return str(written)


def say_verification(found: Verification) -> str:
    """Return what the check of a receipt found, with each trace on a line."""
    lines = [say(SENTENCES[found.finding])]
    lines += [say(each.sentence, place=each.place, offset=each.offset) for each in found.left]
    if found.copies:
        lines.append(say(IN_COPIES, names=", ".join(each.place for each in found.copies)))
    return "\n".join(lines)
