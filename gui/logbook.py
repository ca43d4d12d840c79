"""The program's log: one rotating file, Qt's messages in it, and errors nobody expected.

It holds ids and scores, never faces, embeddings or names of people.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from core.paths import Profile
from core.wording import QT_TRANSLATE_NOOP, PlainError

FILE_BYTES = 1_000_000
FILES_KEPT = 3

log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

# What others say below a warning is of no use here.
_OURS = ("core", "gui")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class UnexpectedError(PlainError):
    """A fault of the program itself, caught at the last place that can."""


class Logbook(QObject):
    """Keeps the log from `open` to `close` and catches what nobody else caught.

    An exception may reach the hooks on any thread, so they only write it down and emit
    `unexpected`, which Qt delivers on the thread of the receiver.
    """

    unexpected = Signal(object)
    """UnexpectedError to show, at most once per kind of fault."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handler: logging.Handler | None = None
        self._seen: set[str] = set()
        self._before: tuple[Any, Any] = (None, sys.excepthook)
        self._before_in_threads: Callable[[threading.ExceptHookArgs], Any] = threading.excepthook

    def open(self, profile: Profile) -> bool:
        """Begin to write; False if the file can't be written, then warnings go to stderr.

        Qt's messages and unhandled exceptions are caught in either case.
        """
        handler: logging.Handler
        try:
            handler = _LogFile(
                profile.log_file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8"
            )
            level = logging.INFO
        except OSError:
            handler = logging.StreamHandler()
            level = logging.WARNING
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.setLevel(level)
        logging.getLogger().addHandler(handler)
        for name in _OURS:
            logging.getLogger(name).setLevel(level)
        self._handler = handler
        self._before = qInstallMessageHandler(_write_qt_message), sys.excepthook
        self._before_in_threads = threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        return level == logging.INFO

    def close(self) -> None:
        """Flush, and put everything back as it was."""
        if self._handler is None:
            return
        qt_handler, sys.excepthook = self._before
        qInstallMessageHandler(qt_handler)
        threading.excepthook = self._before_in_threads
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._handler = None

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return  # the signal handler has asked the program to end already
        log.critical("Unexpected error", exc_info=(kind, error, traceback))
        place = f"{kind.__name__} {_place(traceback)}"
        if place not in self._seen:  # a fault in every frame is one sentence, not thirty a second
            self._seen.add(place)
            self.unexpected.emit(
                UnexpectedError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Something went wrong in the program itself. It goes on; the log in the "
                        "profile's folder says more.",
                    )
                )
            )

    def _on_thread_exception(self, details: threading.ExceptHookArgs) -> None:
        if details.exc_value is not None:
            self._on_exception(details.exc_type, details.exc_value, details.exc_traceback)


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log that leaves out what can't be written, on a full disk: the window says why."""

    def handleError(self, _record: logging.LogRecord) -> None:
        """Print nothing: it would be pages for each line, for nobody."""


def _place(traceback: TracebackType | None) -> str:
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return ""
    return f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"


def _write_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "", message)
