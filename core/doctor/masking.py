"""Taking out of texts what tells who works here: names, ids, passwords, folders, files."""

from __future__ import annotations

import getpass
import os
import re
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from core import paths
from core.capture import camera_loss
from core.paths import Profile

PERSON, ID, FILE, PATH, USER = "<person>", "<id>", "<file>", "<path>", "<user>"
HIDDEN = "<hidden>"

_IDS = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b", re.I)
_URLS = re.compile(r"\b([a-z][a-z0-9+.-]*)://[^\s\"'“”<>]+", re.I)
_MEDIA = re.compile(
    r"[^:/\\\n\"'“”<>]*[^\s:/\\\"'“”<>]\.(?:png|jpe?g|bmp|tiff?|webp|p[gpn]m|mp4|avi|mkv|mov|webm|m4v|fdrec)\b",
    re.I,
)
# Up to a quote, a colon, the end of a sentence or of the line: folders may have spaces.
_REST = r"(?:(?![\"'“”\n]|: |, line |\. |\.$).)*"
_ABSOLUTE = re.compile(
    rf"(?<![\w/>.])(?:/(?!dev/|sys/|proc/|usr/|lib|etc/|opt/|run/|\s)\w|[A-Za-z]:\\|\\\\){_REST}",
    re.M,
)

_TOKEN = re.compile(r"\w+")

# No names of people; taking these words out would only spoil the text.
_EVERYBODY = frozenset({"root", "user", "admin", "administrator", "ubuntu", "debian", "pi", "desk"})


def shown_address(address: str) -> str:
    """Return the address of a source without what may be a secret: user, password, host."""
    return _URLS.sub(r"\1://" + HIDDEN, address)


def secrets_of(address: str) -> list[str]:
    """Return user, password and host of an address in a network; nothing of others."""
    found = re.match(r"[a-z][a-z0-9+.-]*://(?:([^:@/]*)(?::([^@/]*))?@)?([^/:?]+)", address, re.I)
    return [part for part in found.groups() if part] if found is not None else []


class Mask:
    """Takes out what is known to be private here.

    Parameters
    ----------
    profile
        Its folder becomes `<profile>`.
    people
        Names of all who are enrolled.
    private
        Other texts, such as the path of the open file.
    """

    def __init__(
        self, profile: Profile, people: Collection[str] = (), private: Collection[str] = ()
    ) -> None:
        roots = {
            str(profile.root): "<profile>",
            str(profile.root.resolve()): "<profile>",
            str(paths.weights_dir().parent): "<program>",
            sys.prefix: "<python>",
            sys.base_prefix: "<python>",
        }
        # The longest first: the profile mostly lies in the person's own folder.
        self._roots = sorted(
            ((root, name) for root, name in roots.items() if len(root) > 4),
            key=lambda pair: -len(pair[0]),
        )
        homes = {str(Path.home()), os.path.realpath(Path.home())}
        self._homes = [home for home in homes if len(home) > 3]
        self._people = _Words(people)
        parts = {part for name in people for part in re.split(r"[\s,.]+", name) if len(part) > 2}
        self._parts = _Words(parts | set(people))
        self._private = _Words(private)
        user = _user()
        self._user = _Words([user] if len(user) > 2 and user.lower() not in _EVERYBODY else [])

    def text(self, text: str) -> str:
        """Return `text` without anything private."""
        for root, name in self._roots:
            text = text.replace(root, name)
        for home in self._homes:
            text = re.sub(re.escape(home) + rf"\b{_REST}", "<home>", text)
        text = _URLS.sub(r"\1://" + HIDDEN, text)
        text = self._private.taken_out(text, HIDDEN)
        text = _ABSOLUTE.sub(PATH, text)
        text = _MEDIA.sub(FILE, text)
        text = _IDS.sub(ID, text)
        text = self._people.taken_out(text, PERSON)
        return self._user.taken_out(text, USER)

    def value(self, value: Any) -> Any:
        """Return plain data with every text in it masked; keys stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.value(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(one) for one in value]
        return value

    def log(self, text: str) -> str:
        """Return lines of the program's log without anything private.

        Of what others say in an exception only its kind is kept, since it may quote anything. The
        sentence for a source that was lost is kept where it is one of those for cameras.
        """
        lines = (self._log_line(line) for line in text.splitlines())
        return "\n".join(line for line in lines if line)

    def _log_line(self, line: str) -> str:
        entry = re.match(r"(\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ [\w.]+): (.*)", line)
        if entry is not None:
            said = re.sub(r"(?<=The source was lost: ).*", _known_loss, entry[2])
            return f"{entry[1]}: {self._parts.taken_out(self.text(said), PERSON)}"
        if line.startswith(("  ", "Traceback (most recent")):
            return self._parts.taken_out(self.text(line), PERSON)
        error = re.match(r"[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit)(?=:|$)", line)
        return f"{error[0]}: <left out>" if error is not None else ""


def _known_loss(found: re.Match[str]) -> str:
    """Return which of the sentences for cameras this is, without the camera's name."""
    blank = "…"
    known = (
        *(camera_loss.missing(blank), camera_loss.forbidden(blank, blank)),
        *(camera_loss.busy(blank, name) for name in (None, blank, "pipewire")),
        *(camera_loss.refused(blank), camera_loss.blocked(blank)),
        *(camera_loss.unplugged(blank), camera_loss.silent(blank)),
    )
    for error in known:
        pattern = ".+".join(map(re.escape, str(error).split(blank)))
        if re.fullmatch(pattern, found[0]):
            return str(error)
    return "<left out>"


class _Words:
    """Words and names, found whole and in whatever case.

    By their first word, since a regular expression of ten thousand names takes minutes.
    """

    def __init__(self, words: Collection[str]) -> None:
        wanted = sorted({word.strip().lower() for word in words} - {""}, key=len, reverse=True)
        self._by_first: dict[str, list[str]] = {}
        for word in wanted:
            first = _TOKEN.search(word)
            if first is not None:
                self._by_first.setdefault(first[0], []).append(word[first.start() :])
        # Some scripts don't part words by spaces.
        self._unparted = [word for word in wanted if len(word) > 1 and not word.isascii()]

    def taken_out(self, text: str, mark: str) -> str:
        """Return `text` with `mark` for each of the words."""
        low = text.lower()
        if len(low) != len(text):  # a few letters grow when they are made small
            text = low
        parts, done = [], 0
        for token in _TOKEN.finditer(low):
            start = token.start()
            if start < done:
                continue
            for word in self._by_first.get(token[0], ()):
                end = start + len(word)
                if low.startswith(word, start) and not low[end : end + 1].isalnum():
                    parts += [text[done:start], mark]
                    done = end
                    break
        text = "".join([*parts, text[done:]])
        for word in self._unparted:
            text = text.replace(word, mark)
        return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
