"""One file brought whole: asked for, resumed, tried again, checked, put in its place."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from core.models.download import errors as said
from core.models.download.errors import (
    DownloadError,
    FetchCancelled,
    LineCutError,
    NotThereError,
    UnreachableError,
)
from core.models.download.part_file import Origin, PartFile, complaint, sha256_of
from core.models.download.progress import Reports
from core.models.vendor.addresses import RemoteFile

if TYPE_CHECKING:
    from core.models.download.transfer import Answer

log = logging.getLogger(__name__)

PROGRESS_WORTH = 1 << 16
"""Bytes that a try must bring for the count of failed tries to start anew."""
MARKUP = (b"<!doctype html", b"<html")
WEB_PAGES = ("text/html", "application/xhtml+xml")
TEXTS = (".json", ".md", ".py")
TICK = 0.05
"""Seconds between two looks at whether the download was cancelled, in a pause."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    connect: float = 10.0
    """For a server to be reached."""

    stall: float = 30.0
    """For a server to send anything at all."""

    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)
    """Before each new try after the line was cut; then the download fails."""


class FileDownload:
    """Brings one file."""

    def __init__(
        self,
        file: RemoteFile,
        folder: Path,
        reports: Reports,
        cancelled: Callable[[], bool],
        patience: Patience,
    ) -> None:
        self._file = file
        self._target = folder.joinpath(*file.name.split("/"))
        self._reports = reports
        self._cancelled = cancelled
        self._patience = patience

    def run(self, urls: tuple[str, ...]) -> None:
        """Bring the file from the first address that has it."""
        if self._there():
            return
        try:
            self._target.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise complaint(error, self._target.parent, self._target.name) from error
        try:
            with PartFile(self._target) as part:
                self._bring_from_any(part, urls)
        except DownloadError as error:
            # Without a line nothing else will come either, and the next try may bring this too.
            if self._file.needed or isinstance(error, LineCutError):
                raise
            log.warning("%s is left out: %s", self._file.name, error)

    def _bring_from_any(self, part: PartFile, urls: tuple[str, ...]) -> None:
        for url in urls[:-1]:
            with contextlib.suppress(NotThereError):
                self._bring(part, url)
                return
        self._bring(part, urls[-1])

    def _there(self) -> bool:
        if self._file.sha256 is None:
            return False
        try:
            return sha256_of(self._target) == self._file.sha256
        except OSError:
            return False

    def _bring(self, part: PartFile, url: str) -> None:
        """Try, and try again with growing pauses where the line is cut."""
        pauses, tried, most, arrived = self._patience.pauses, 0, part.size, False
        while True:
            try:
                while not self._try(part, url):
                    log.info("%s is fetched anew", self._file.name)
                return
            except LineCutError as error:
                # Measured at the farthest point: a server that starts anew each time brings
                # nothing new.
                if part.size >= most + PROGRESS_WORTH:
                    tried = 0
                arrived = arrived or part.size > most
                most = max(most, part.size)
                if tried == len(pauses) or (isinstance(error, UnreachableError) and not arrived):
                    raise
                log.warning("%s at byte %d; another try", type(error).__name__, part.size)
                self._wait(pauses[tried])
                tried += 1

    def _wait(self, pause: float) -> None:
        end = time.monotonic() + pause
        while (left := end - time.monotonic()) > 0:
            if self._cancelled():
                raise FetchCancelled
            time.sleep(min(left, TICK))

    def _try(self, part: PartFile, url: str) -> bool:
        """Ask once. False if what was there is of no use and has been dropped."""
        from core.models.download.transfer import Transfer

        origin = part.origin(url)
        if origin is not None and part.size == origin.total:
            self._accept(part, origin, urlsplit(url).hostname or url)
            return True
        headers = {}
        if origin is not None and origin.validator is not None:
            headers = {"Range": f"bytes={part.size}-", "If-Range": origin.validator}
        with Transfer(
            url,
            headers,
            connect=self._patience.connect,
            stall=self._patience.stall,
            cancelled=self._cancelled,
        ) as transfer:
            answer = transfer.answer()
            if origin is not None and answer.status in (206, 416):
                if not _fits(answer, part.size, origin):
                    part.drop()
                    return False
                part.resume()
            else:
                self._expect_file(answer)
                origin = _origin(url, answer)
                self._expect_size(origin.total or 0, part, answer.host)
                part.reserve(origin.total or 0)
                part.begin(origin)
            self._reports.start(part.size, origin.total)
            for data in transfer.chunks():
                if data:
                    part.append(data)
                    self._expect_size(part.size, part, answer.host)
                self._reports.tell(part.size, origin.total)
        if origin.total is not None and part.size != origin.total:
            raise LineCutError(said.CUT, host=answer.host)
        self._accept(part, origin, answer.host)
        return True

    def _expect_file(self, answer: Answer) -> None:
        """Refuse every answer that isn't the whole file."""
        status, values = answer.status, {"host": answer.host, "file": self._file.name}
        if status in (401, 403):
            raise DownloadError(said.FORBIDDEN, **values)
        if status in (404, 410):
            raise NotThereError(said.NOT_THERE, **values)
        if status == 429:
            raise DownloadError(said.TOO_OFTEN, host=answer.host)
        if status >= 500:
            raise DownloadError(said.BROKEN, host=answer.host, status=status)
        if status != 200:
            raise DownloadError(said.OTHER_ANSWER, status=status, **values)
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            raise DownloadError(said.ANOTHER_THING, **values)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        # Text that is sent under the wrong name can still be read; `_fault` looks at it.
        if kind in WEB_PAGES and self._target.suffix not in TEXTS:
            raise DownloadError(said.WEB_PAGE, **values)

    def _expect_size(self, size: int, part: PartFile, host: str) -> None:
        if size > self._file.limit:
            part.drop()
            raise DownloadError(said.TOO_LARGE, host=host, file=self._file.name)

    def _accept(self, part: PartFile, origin: Origin, host: str) -> None:
        """Check what came, and put it in its place; drop it if it isn't the file."""
        sentence = self._fault(part, origin)
        if sentence is not None:
            part.drop()
            raise DownloadError(sentence, host=host, file=self._file.name)
        size = part.size
        part.finish()
        self._reports.tell(size, size, last=True)

    def _fault(self, part: PartFile, origin: Origin) -> str | None:
        head = part.head(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if head.startswith(MARKUP):
            return said.WEB_PAGE
        kind = self._target.suffix
        if kind == ".json":
            try:
                whole = isinstance(json.loads(part.head(self._file.limit)), dict)
            except (ValueError, RecursionError):
                whole = False
            if not whole:
                return said.ANOTHER_THING
        elif kind != ".md" and (not head or head.startswith((b"{", b"<", b"version https://"))):
            # A message of the server, or the note that stands for a large file in git.
            return said.ANOTHER_THING
        digest = part.sha256()
        log.info("%s came whole, sha256 %s", self._file.name, digest)
        for known in (self._file.sha256, origin.sha256):
            if known is not None and digest != known:
                return said.OTHER_CHECKSUM
        return None


def _origin(url: str, answer: Answer) -> Origin:
    """Return what a whole file's answer says about it."""
    headers = answer.headers
    etag = headers.get("etag", "")
    # A weak ETag promises a like file, not the same bytes.
    validator = headers.get("last-modified") if not etag or etag.startswith("W/") else etag
    length = headers.get("content-length", "")
    sha256 = answer.sha256
    if sha256 is not None and (len(sha256) != 64 or set(sha256) - set("0123456789abcdef")):
        sha256 = None
    return Origin(url, validator, int(length) if length.isdecimal() else None, sha256)


def _fits(answer: Answer, size: int, origin: Origin) -> bool:
    """Whether an answer to a request for the rest goes on exactly where the part ends."""
    unit, _, rest = answer.headers.get("content-range", "").partition(" ")
    place, _, total = rest.partition("/")
    etag = answer.headers.get("etag")
    return (
        answer.status == 206
        and unit == "bytes"
        and place.partition("-")[0] == str(size)
        and (origin.total is None or total in ("*", str(origin.total)))
        and (etag is None or not str(origin.validator).startswith('"') or etag == origin.validator)
    )
