"""The log's sentences in the window's language."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from core.people.audit.entry import Entry
from core.people.audit.faults import Verification, fault_words, remark_words, result_words
from core.people.audit.words import Said, sentence_of
from gui.language import say

MOST_LINES = 8
"""So many faults are listed in the window; a copy of the result holds all."""


def say_said(said: Said) -> str:
    """Return a sentence, and those within it, in the window's language."""
    values = {
        name: say_said(value) if isinstance(value, Said) else value
        for name, value in said.values.items()
    }
    return say(said.template, **values)


def say_entry(entry: Entry) -> str:
    """Return a sentence about an entry in the window's language."""
    return say_said(sentence_of(entry))


def say_time(time: datetime) -> str:
    """Return a time as people write it here, to the second."""
    here = time.astimezone()
    locale = QLocale()
    day = locale.toString(QDate(here.year, here.month, here.day), QLocale.FormatType.ShortFormat)
    clock = QTime(here.hour, here.minute, here.second).toString("HH:mm:ss")
    return f"{day} {clock}"


def say_result(found: Verification) -> str:
    """Return the result of a verification in one sentence."""
    return say_said(result_words(found))


def say_findings(found: Verification) -> list[str]:
    """Return a sentence for each thing that is wrong or to be known."""
    lines = [say_said(fault_words(fault)) for fault in found.faults]
    return lines + [say_said(remark_words(remark)) for remark in found.remarks]
