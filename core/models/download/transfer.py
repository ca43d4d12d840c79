"""One file asked for over HTTP: proxy, redirects, TLS, and an end at any moment.

The only module of the program that touches the network, imported when a person has asked for a
download. The choice of libraries is explained in docs/adr/0005.
"""

from __future__ import annotations

import contextlib
import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore
import urllib3
from urllib3 import exceptions as failures

from core import __version__
from core.models.download import errors as said
from core.models.download.errors import (
    DownloadError,
    FetchCancelled,
    LineCutError,
    UnreachableError,
)

CHUNK = 1 << 16
"""Bytes read at a time, at most."""
CHUNKS_AHEAD = 16
"""Chunks that may wait to be written."""
TICK = 0.1
"""Seconds between two looks at whether the download was cancelled."""
FAREWELL = 0.1
"""Seconds that the reading thread gets to end before it is left to end by itself."""
TURNS = 5
"""Redirects that are followed."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SCHEMES = frozenset({"http", "https"})

HEADERS = {
    "User-Agent": f"FaceDesk-IR/{__version__}",
    "Accept": "*/*",
    # Compressed bytes have other lengths and checksums than the file.
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said before the file itself."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters."""

    host: str
    """The server that answered, after all redirects."""

    sha256: str | None
    """Checksum of the whole file as the vendor's server tells it on the way, if it does."""


class Transfer:
    """One GET request, read by a thread of its own so that whoever waits can leave at once.

    A system call that looks up a name or waits for a silent server can't be interrupted. So the
    thread that does those is left behind on a cancel; it touches no file and ends by itself
    within the timeouts.

    Parameters
    ----------
    url
        http or https.
    headers
        Sent besides `HEADERS`.
    connect, stall
        Seconds after which a server counts as not answering, and as fallen silent.
    cancelled
        Asked ten times a second.
    """

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        connect: float,
        stall: float,
        cancelled: Callable[[], bool],
    ) -> None:
        self._url = url
        self._headers = {**HEADERS, **headers}
        self._timeout = urllib3.Timeout(connect=connect, read=stall)
        self._longest_silence = connect + stall
        self._cancelled = cancelled
        self._events: queue.Queue[Answer | bytes | Exception | None] = queue.Queue(CHUNKS_AHEAD)
        self._left = threading.Event()
        self._response: urllib3.BaseHTTPResponse | None = None
        self._moved = time.monotonic()
        self._thread = threading.Thread(target=self._read, name="download", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._left.set()
        response = self._response
        if response is not None:
            # It may have come to its end by itself in this very moment.
            with contextlib.suppress(ValueError, RuntimeError, OSError):
                response.shutdown()
        self._thread.join(FAREWELL)

    def answer(self) -> Answer:
        """Wait for the server's answer.

        Raises
        ------
        DownloadError
            If there is none.
        FetchCancelled
            If `cancelled` says so.
        """
        while True:
            event = self._next()
            if isinstance(event, Answer):
                return event

    def chunks(self) -> Iterator[bytes]:
        """Give the file as it comes, and b"" ten times a second while nothing comes.

        Raises
        ------
        LineCutError
            If the line is cut or falls silent before the end.
        FetchCancelled
            If `cancelled` says so.
        """
        while (event := self._next()) is not None:
            if isinstance(event, bytes):
                yield event

    def _next(self) -> Answer | bytes | None:
        if self._cancelled():
            raise FetchCancelled
        try:
            event = self._events.get(timeout=TICK)
        except queue.Empty:
            # The library watches connecting and reading, but not the look-up of a name.
            if time.monotonic() - self._moved > self._longest_silence + 1.0:
                raise UnreachableError(said.SILENT, host=_host(self._url)) from None
            return b""
        if isinstance(event, Exception):
            raise event
        return event

    def _read(self) -> None:
        """Run in the thread: ask, follow, read, and hand on what comes or what goes wrong."""
        with contextlib.ExitStack() as stack:
            try:
                response, answer = self._ask(stack)
                self._response = response
                self._hand_on(answer)
                while not self._left.is_set():
                    data = self._chunk(response, answer.host)
                    self._moved = time.monotonic()
                    self._hand_on(data or None)
                    if not data:
                        break
            except Exception as error:
                self._hand_on(error)

    def _hand_on(self, event: Answer | bytes | Exception | None) -> None:
        while not self._left.is_set():
            try:
                self._events.put(event, timeout=TICK)
            except queue.Full:
                self._moved = time.monotonic()
            else:
                return

    def _ask(self, stack: contextlib.ExitStack) -> tuple[urllib3.BaseHTTPResponse, Answer]:
        """Send the request, and again wherever the answer points to."""
        url, sha256 = self._url, None
        for _ in range(TURNS + 1):
            self._moved = time.monotonic()
            response = self._get(url, stack)
            sha256 = response.headers.get("X-Linked-ETag", "").strip('"').lower() or sha256
            place = response.headers.get("Location")
            if response.status not in REDIRECTS or place is None:
                headers = {name.lower(): value for name, value in response.headers.items()}
                return response, Answer(response.status, headers, _host(url), sha256)
            response.close()
            url = _turn(url, place)
        raise DownloadError(said.TOO_MANY_TURNS, host=_host(self._url))

    def _get(self, url: str, stack: contextlib.ExitStack) -> urllib3.BaseHTTPResponse:
        host, proxy = _host(url), _proxy(url)
        shown = urlsplit(proxy).netloc.rpartition("@")[2] if proxy else ""
        try:
            manager = _manager(proxy, protected=urlsplit(url).scheme == "https")
            stack.callback(manager.clear)
            response = manager.request(
                "GET",
                url,
                headers=self._headers,
                timeout=self._timeout,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
        except failures.ProxySchemeUnknown as error:
            raise DownloadError(said.PROXY_UNKNOWN, proxy=shown) from error
        except failures.ProxyError as error:
            cause = error.original_error
            if isinstance(cause, failures.NewConnectionError | failures.ConnectTimeoutError):
                raise UnreachableError(said.PROXY_GONE, proxy=shown) from error
            raise DownloadError(said.PROXY_REFUSES, proxy=shown, host=host) from error
        except failures.SSLError as error:
            doubtful = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in error.args)
            raise DownloadError(said.NOT_SAFE if doubtful else said.NO_TLS, host=host) from error
        except failures.NewConnectionError as error:
            raise UnreachableError(said.OFFLINE, host=host) from error
        except failures.ConnectTimeoutError as error:
            raise UnreachableError(said.SILENT, host=host) from error
        except failures.ReadTimeoutError as error:
            raise LineCutError(said.STALLED, host=host) from error
        except failures.LocationValueError as error:
            raise DownloadError(said.WRONG_TURN, host=_host(self._url)) from error
        except failures.HTTPError as error:
            raise LineCutError(said.CUT, host=host) from error
        stack.callback(response.close)
        if response.status == 407:
            raise DownloadError(said.PROXY_REFUSES, proxy=shown, host=host)
        return response

    @staticmethod
    def _chunk(response: urllib3.BaseHTTPResponse, host: str) -> bytes:
        try:
            return response.read1(CHUNK, decode_content=False)
        except failures.ReadTimeoutError as error:
            raise LineCutError(said.STALLED, host=host) from error
        except (failures.HTTPError, OSError, ValueError) as error:
            # ValueError: left while reading, so that the line is closed already.
            raise LineCutError(said.CUT, host=host) from error


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _turn(url: str, place: str) -> str:
    """Return where a redirect leads; never from a protected line to an open one."""
    try:
        following = urljoin(url, place)
        scheme = urlsplit(following).scheme
    except ValueError:
        following = scheme = ""
    if scheme not in SCHEMES or (scheme == "http" and urlsplit(url).scheme == "https"):
        raise DownloadError(said.WRONG_TURN, host=_host(url))
    return following


def _proxy(url: str) -> str | None:
    """Return the proxy that the environment, or the system's settings, name for an address."""
    parts = urlsplit(url)
    if proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _manager(proxy: str | None, *, protected: bool) -> urllib3.PoolManager:
    """Return what makes connections, over the proxy if there is one."""
    parts = urlsplit(proxy or "")
    context = None
    if protected or parts.scheme == "https":
        # Trusts whom the system trusts, so that an office's own certificates hold.
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if proxy is None:
        return urllib3.PoolManager(num_pools=1, ssl_context=context)
    login, _, place = parts.netloc.rpartition("@")
    return urllib3.ProxyManager(
        f"{parts.scheme}://{place}",
        num_pools=1,
        proxy_headers=urllib3.make_headers(proxy_basic_auth=unquote(login)) if login else None,
        ssl_context=context,
        proxy_ssl_context=context,
    )
