"""Reading a table of people: CSV as spreadsheets of different countries write it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from core.capture.picture import pictures_in
from core.importing.dates import understood
from core.importing.rows import Row, Source, SourceError
from core.wording import QT_TRANSLATE_NOOP, PlainError

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a table, at most."""

MOST_ROWS: Final = 200_000

_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "name": frozenset(
        ("name", "fullname", "person", "displayname", "姓名", "名字", "名称", "vollername", "nom")
    ),
    "first": frozenset(("firstname", "givenname", "vorname", "prenom", "prénom", "名")),
    "last": frozenset(("lastname", "surname", "familyname", "nachname", "nomdefamille", "姓")),
    "external_id": frozenset(
        (
            *("externalid", "id", "number", "no", "employeeid", "employeenumber", "staffid"),
            *("personid", "personalnummer", "nummer", "badge", "编号", "工号", "学号", "外部编号"),
        )
    ),
    "picture": frozenset(
        (
            *("picture", "pictures", "photo", "photos", "image", "images", "file", "files"),
            *(
                "filename",
                "path",
                "bild",
                "bilder",
                "foto",
                "fotos",
                "datei",
                "照片",
                "图片",
                "文件",
            ),
        )
    ),
    "tags": frozenset(("tags", "tag", "group", "groups", "labels", "gruppe", "标签", "分组")),
    "notes": frozenset(("notes", "note", "remarks", "comment", "notiz", "notizen", "备注", "说明")),
    "keep_until": frozenset(
        (
            *("keepuntil", "until", "deleteafter", "expires", "expiry", "enddate", "validuntil"),
            *("aufbewahrenbis", "bis", "保留至", "到期日", "截止日期"),
        )
    ),
    "consent_date": frozenset(
        (
            *("consent", "consentdate", "consentgiven", "agreed", "agreedon", "einwilligung"),
            *("einwilligungvom", "同意日期", "同意"),
        )
    ),
    "consent_version": frozenset(
        ("consentversion", "textversion", "versionoftext", "einwilligungversion", "同意版本")
    ),
}

_UNREADABLE = QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}.")
_NO_TABLE = QT_TRANSLATE_NOOP(
    "core",
    "{file} is no table that this program can read. Save it as CSV, with headings in the first "
    "line.",
)
_NO_COLUMNS = QT_TRANSLATE_NOOP(
    "core",
    "{file} has no column for names or none for pictures. Give the headings “name” and “picture” "
    "in its first line.",
)
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "core", "The table {file} is too long: {most} lines can be read at once. Divide it."
)
_IN_THE_NETWORK: Final = re.compile(r"[\\/]{2}|[A-Za-z][A-Za-z0-9+.-]+:[\\/]{2}")
_NETWORK = QT_TRANSLATE_NOOP(
    "core",
    "The picture “{text}” lies in the network. Copy the pictures to this computer, or give the "
    "network drive a letter.",
)
_DATE = QT_TRANSLATE_NOOP(
    "core", "The date “{text}” can't be understood. Write it as 2026-03-04: year, month, day."
)
_VERSION = QT_TRANSLATE_NOOP("core", "“{text}” is no version of the consent text: give its number.")


def read_sheet(file: Path) -> Source:
    """Read a CSV file: any usual encoding, separated by comma, semicolon or tab.

    Lines with the same external id are one person. Nothing in a cell is ever carried out.

    Raises
    ------
    SourceError
        If it can't be read, or has no headings that name the columns.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise SourceError(_TOO_LARGE, file=file.name, most=MOST_ROWS)
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(_UNREADABLE, file=file.name, reason=reason) from error
    text = _decoded(data)
    if "\0" in text or not text.strip():
        raise SourceError(_NO_TABLE, file=file.name)
    delimiter = _delimiter(text)
    # Strict would refuse a quote in the middle of a cell, as people type it.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        header = next(line for line in lines if any(cell.strip() for cell in line))
        meanings = [_meaning(cell) for cell in header]
        if "picture" not in meanings or not {"name", "first", "last"} & set(meanings):
            raise SourceError(_NO_COLUMNS, file=file.name)
        rows: list[Row] = []
        for line in lines:
            if len(rows) > MOST_ROWS:
                raise SourceError(_TOO_LARGE, file=file.name, most=MOST_ROWS)
            if any(cell.strip() for cell in line):
                rows.append(_row(lines.line_num, meanings, line, file.parent, delimiter))
    except (csv.Error, StopIteration):
        raise SourceError(_NO_TABLE, file=file.name) from None
    unused = tuple(
        cell.strip()
        for cell, meaning in zip(header, meanings, strict=True)
        if not meaning and cell.strip()
    )
    return Source(file, _joined(rows), unused)


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    western = data.decode("cp1252", "replace")
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return western
    # Western letters seldom stand in pairs; read as GB18030 they give few common characters.
    return chinese if _common(chinese) > 0.8 else western


def _common(text: str) -> float:
    """Return the share of characters beyond ASCII that common Chinese text is made of."""
    beyond = [letter for letter in text if letter > "\x7f"]
    ours = sum("\u4e00" <= one <= "\u9fff" or "\u3000" <= one <= "\u303f" for one in beyond)
    # Of the characters, GB2312 holds those that are in use; rare ones come from wrong pairs.
    in_use = sum(_is_in_use(one) for one in beyond)
    return min(ours, in_use) / len(beyond) if beyond else 0.0


def _is_in_use(letter: str) -> bool:
    try:
        return letter.encode("gb2312")[0] <= 0xD7  # level 1: the 3,755 most common, and signs
    except UnicodeEncodeError:
        return False


def _delimiter(text: str) -> str:
    """Return what separates the cells: what the first lines hold most evenly."""
    first = [line for line in text.splitlines()[:20] if line.strip()]
    best, most = ",", 0
    for candidate in (",", ";", "\t"):
        cells = [len(line) for line in csv.reader(first, delimiter=candidate)]
        fits = cells[0] if cells else 0
        if fits > most:
            best, most = candidate, fits
    return best


def _meaning(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold()
    plain = re.sub(r"[\W\d_]+", "", plain)
    for meaning, words in _COLUMNS.items():
        if plain in words:
            return meaning
    return ""


def _row(number: int, meanings: list[str], cells: list[str], folder: Path, delimiter: str) -> Row:
    told: dict[str, list[str]] = {}
    for meaning, cell in zip(meanings, cells, strict=False):
        if meaning and cell.strip():
            told.setdefault(meaning, []).append(_plain(cell))
    problem: list[PlainError] = []

    def one(meaning: str) -> str:
        return " ".join(told.get(meaning, ()))

    def of_text(meaning: str, sentence: str, meant: Callable[[str], object | None]) -> object:
        text = one(meaning)
        value = meant(text) if text else None
        if text and value is None:
            problem.append(SourceError(sentence, text=text[:40]))
        return value

    name = one("name") or f"{one('first')} {one('last')}".strip()
    pictures: list[Path] = []
    separators = "[|\n]" if delimiter == ";" else "[;|\n]"
    for cell in told.get("picture", ()):
        for text in re.split(separators, cell):
            if text.strip():
                try:
                    pictures += _pictures(folder, text.strip())
                except SourceError as error:
                    problem.append(error)
    keep_until = of_text("keep_until", _DATE, understood)
    consent_date = of_text("consent_date", _DATE, understood)
    version = of_text("consent_version", _VERSION, _number)
    return Row(
        number,
        name,
        tuple(pictures),
        one("external_id"),
        tuple(
            tag.strip() for cell in told.get("tags", ()) for tag in re.split("[;|,]", cell) if tag
        ),
        "\n".join(told.get("notes", ())),
        keep_until,  # type: ignore[arg-type]  # as `understood` gives it
        consent_date,  # type: ignore[arg-type]
        version,  # type: ignore[arg-type]
        problem[0] if problem else None,
    )


def _plain(cell: str) -> str:
    """Return a cell without the mark by which spreadsheets are told that it is no formula."""
    cell = cell.strip()
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _pictures(folder: Path, text: str) -> list[Path]:
    """Return the pictures that a cell names; those of a folder if it names one.

    It may name any place of this computer that whoever imports may read: tables hold whole paths.
    A place in the network is never asked: that would tell another computer who imports.

    Raises
    ------
    SourceError
        If it lies in the network.
    """
    if _IN_THE_NETWORK.match(text):
        raise SourceError(_NETWORK, text=text[:40])
    file = folder / text
    if not file.exists() and "\\" in text:  # written on Windows
        file = folder / text.replace("\\", "/")
    if file.is_dir():
        try:
            return pictures_in(file)
        except OSError:
            return [file]
    return [file]


def _joined(rows: list[Row]) -> tuple[Row, ...]:
    """Make one row of those with the same external id; what the first one says holds."""
    joined: dict[str, Row] = {}
    for row in rows:
        key = row.external_id or f"\0{row.number}"
        first = joined.get(key)
        if first is None:
            joined[key] = row
            continue
        notes = [one for one in (first.notes, row.notes) if one]
        joined[key] = Row(
            first.number,
            first.name or row.name,
            tuple(dict.fromkeys(first.pictures + row.pictures)),
            first.external_id,
            tuple(dict.fromkeys(first.tags + row.tags)),
            "\n".join(dict.fromkeys(notes)),
            first.keep_until or row.keep_until,
            first.consent_date or row.consent_date,
            first.consent_version or row.consent_version,
            first.problem or row.problem or _other_name(first, row),
        )
    return tuple(joined.values())


def _other_name(first: Row, row: Row) -> PlainError | None:
    if not first.name or not row.name or first.name.casefold() == row.name.casefold():
        return None
    return SourceError(
        QT_TRANSLATE_NOOP("core", "Line {line} has the same external id and another name: {name}."),
        line=row.number,
        name=row.name,
    )
