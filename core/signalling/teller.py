"""Sends messages one after the other in a thread of its own, so that nobody waits for it."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Literal

from core.signalling import command, loopback
from core.signalling.values import LIMIT, Message, SignalError
from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)

Kind = Literal["command", "http"]

MOST_WAITING = 4
"""Messages that may wait. A door that is told late opens for somebody else: older ones are left
out."""


def check(kind: Kind, target: str) -> None:
    """Make sure that a target can be told, as far as that is known without telling it.

    Raises
    ------
    TargetError
        If it can't.
    """
    if kind == "command":
        command.words_of(target)
    else:
        loopback.address_of(target)


def send(kind: Kind, target: str, message: Message) -> None:
    """Tell a target and wait until it was told, some `LIMIT` seconds at most.

    Raises
    ------
    SignalError
        If it could not be told.
    """
    (command.tell if kind == "command" else loopback.tell)(target, message)


class Teller:
    """Tells one target. Any thread may call it.

    Parameters
    ----------
    on_failed
        Called in the teller's thread with the SignalError of each message that did not arrive.
    on_told
        Called there after each that did.
    """

    def __init__(
        self,
        kind: Kind,
        target: str,
        on_failed: Callable[[PlainError], None],
        on_told: Callable[[], None] = lambda: None,
    ) -> None:
        self._kind: Kind = kind
        self._target = target
        self._on_failed = on_failed
        self._on_told = on_told
        self._waiting: queue.Queue[Message | None] = queue.Queue(MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def tell(self, message: Message) -> None:
        """Have a message sent, and return at once."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="signal", daemon=True)
                self._thread.start()
            self._put(message)

    def close(self, seconds: float = LIMIT + 1.0) -> None:
        """Send what waits, then end; wait for that at most so long."""
        with self._lock:
            thread, self._thread = self._thread, None
            if thread is not None:
                self._put(None)
        if thread is not None:
            thread.join(seconds)

    def _put(self, message: Message | None) -> None:
        while True:
            try:
                self._waiting.put_nowait(message)
                return
            except queue.Full:
                try:
                    self._waiting.get_nowait()
                    log.warning("A signal was left out: the earlier ones take too long")
                except queue.Empty:
                    pass

    def _work(self) -> None:
        while (message := self._waiting.get()) is not None:
            try:
                send(self._kind, self._target, message)
            except SignalError as error:
                log.warning("A signal did not arrive (%s)", type(error).__name__)
                self._on_failed(error)
            except Exception:
                log.exception("A signal did not arrive")
                self._on_failed(_fault())
            else:
                self._on_told()


def _fault() -> SignalError:
    return SignalError(
        QT_TRANSLATE_NOOP(
            "core",
            "That didn't work: a fault of the program. The log in the profile's folder says why.",
        )
    )
