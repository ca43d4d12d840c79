"""Which language the window speaks, and how it says core's sentences."""

from __future__ import annotations

import logging
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import paths
from core.wording import PlainError

Choice = Literal["system", "en", "zh_CN"]

_installed: list[QTranslator] = []

log = logging.getLogger(__name__)


def language_of(choice: Choice) -> Literal["en", "zh_CN"]:
    """Return "en" or "zh_CN": the choice, or the nearest to the system's language."""
    if choice != "system":
        return choice
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(choice: Choice) -> str:
    """Make the window speak the chosen language and return it ("en" or "zh_CN").

    Widgets get a LanguageChange event and renew their texts at once.
    """
    language = language_of(choice)
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a language needs a running QCoreApplication")
    # Dates and sizes follow the language that was chosen, else the system, if that has one.
    system = QLocale.system()
    is_none = system.language() == QLocale.Language.C
    QLocale.setDefault(system if choice == "system" and not is_none else QLocale(language))
    while _installed:
        app.removeTranslator(_installed.pop())
    ours = paths.resources_dir() / "translations"
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Qt's own first: among several catalogues the one installed last is asked first.
    # The sentences in the code are English; the English catalogue holds only "1 person, 2 people".
    for name, folder in ((f"qtbase_{language}", qt), (f"facedesk_{language}", str(ours))):
        translator = QTranslator()
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
        else:
            log.info("no catalogue %s", name)
    return language


def say(sentence: str, **values: object) -> str:
    """Return a sentence of core in the window's language, its fields filled."""
    return QCoreApplication.translate("core", sentence).format(**values)


def one_after_another(*sentences: str) -> str:
    """Return sentences as one text, without those that are empty.

    After a full stop that is as wide as a Chinese letter no space is wanted.
    """
    return " ".join(one for one in sentences if one).replace("\u3002 ", "\u3002")


def say_error(error: PlainError) -> str:
    """Return what an error of core says, in the window's language."""
    return say(error.sentence, **error.values)
