"""What can go wrong with a download, as errors whose texts a person can act on."""

from __future__ import annotations

from core.wording import QT_TRANSLATE_NOOP, PlainError


class DownloadError(PlainError):
    """A model could not be downloaded."""


class LineCutError(DownloadError):
    """The line was cut or fell silent: another try may go on from where it stopped."""


class UnreachableError(LineCutError):
    """The server could not be reached at all."""


class NotThereError(DownloadError):
    """The server has no such file."""


class FetchCancelled(PlainError):  # noqa: N818 (a person's wish is no error)
    """A person ended the download. What had come is kept for the next one."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "core", "The download was ended. The next one goes on from where it stopped."
            )
        )


OFFLINE = QT_TRANSLATE_NOOP(
    "core",
    "There is no connection to {host}: connect this computer, or add the model from a folder.",
)
SILENT = QT_TRANSLATE_NOOP(
    "core", "{host} does not answer. Try again later, or add the model from a folder."
)
STALLED = QT_TRANSLATE_NOOP(
    "core",
    "{host} stopped sending. Try again: the download goes on from where it stopped.",
)
CUT = QT_TRANSLATE_NOOP(
    "core",
    "The connection to {host} broke off again and again. Try again: the download goes on from "
    "where it stopped.",
)
NOT_SAFE = QT_TRANSLATE_NOOP(
    "core",
    "{host} could not prove that it is the right server, so nothing was downloaded. Check the "
    "date of this computer, or ask whoever looks after your network.",
)
NO_TLS = QT_TRANSLATE_NOOP(
    "core",
    "No protected connection to {host} could be made, so nothing was downloaded. Ask whoever "
    "looks after your network, or add the model from a folder.",
)
PROXY_GONE = QT_TRANSLATE_NOOP(
    "core", "The proxy {proxy} does not answer. Check the proxy settings of this computer."
)
PROXY_REFUSES = QT_TRANSLATE_NOOP(
    "core",
    "The proxy {proxy} gives no connection to {host}. It may want a name and a password: ask "
    "whoever looks after your network, or add the model from a folder.",
)
PROXY_UNKNOWN = QT_TRANSLATE_NOOP(
    "core",
    "The proxy {proxy} is of a kind that this program can't use. Set one for HTTP, or add the "
    "model from a folder.",
)
TOO_MANY_TURNS = QT_TRANSLATE_NOOP(
    "core",
    "{host} sent the program from one address to the next without end. Try again later, or add "
    "the model from a folder.",
)
WRONG_TURN = QT_TRANSLATE_NOOP(
    "core",
    "{host} sent the program to an address that is not safe, so nothing was downloaded. Add the "
    "model from a folder.",
)
FORBIDDEN = QT_TRANSLATE_NOOP(
    "core",
    "{host} does not give {file} to everybody. Download it from the vendor's page, and add it "
    "from a folder.",
)
NOT_THERE = QT_TRANSLATE_NOOP(
    "core",
    "{host} has no file {file} at the address that this program knows. Look on the vendor's "
    "page, and add the model from a folder.",
)
TOO_OFTEN = QT_TRANSLATE_NOOP(
    "core", "{host} gets too many requests at the moment. Try again in a few minutes."
)
BROKEN = QT_TRANSLATE_NOOP(
    "core", "{host} has a fault of its own at the moment (error {status}). Try again later."
)
OTHER_ANSWER = QT_TRANSLATE_NOOP(
    "core",
    "{host} answered with error {status} instead of {file}. Try again later, or add the model "
    "from a folder.",
)
WEB_PAGE = QT_TRANSLATE_NOOP(
    "core",
    "Instead of {file} a web page came from {host}, most likely one that asks you to log in to "
    "the network. Open a web browser, log in, and try again.",
)
ANOTHER_THING = QT_TRANSLATE_NOOP(
    "core",
    "What {host} sent as {file} is something else. Nothing of it was kept; try again later, or "
    "add the model from a folder.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "core",
    "{host} sends far more than {file} can have, so the download was ended and nothing of it "
    "was kept. Add the model from a folder.",
)
OTHER_CHECKSUM = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} that came from {host} is damaged or another one: its checksum differs. "
    "Nothing of it was kept; try again.",
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "core", "There is no room for {file} on the disk of {folder}. Make room, and try again."
)
NOT_WRITABLE = QT_TRANSLATE_NOOP("core", "Nothing can be written to the folder {folder}: {reason}.")
BUSY = QT_TRANSLATE_NOOP(
    "core", "{name} is being downloaded already. Wait until that has come to its end."
)
UNKNOWN = QT_TRANSLATE_NOOP(
    "core", "No address to download {name} from is known. Add the model from a folder."
)
