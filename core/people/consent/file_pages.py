"""The pages of a SQLite file that a table lies on, read from the file itself.

SQLite's own `dbstat` isn't there in every build. The format is that of sqlite.org/fileformat2.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_KINDS = frozenset({_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE})

ReadPage = Callable[[int], bytes]
"""Returns a page by its number from 1."""


def pages_of(roots: Iterable[int], read_page: ReadPage, usable: int) -> frozenset[int]:
    """Return the numbers of all pages of the trees that begin at `roots`, overflow included.

    Parameters
    ----------
    usable
        Bytes of a page that SQLite uses: its size less the reserved end.

    Raises
    ------
    ValueError
        If a page is no page of a tree.
    """
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        children, overflows = _read_tree_page(read_page(number), number, usable)
        waiting += children
        for first in overflows:
            _follow(first, read_page, found)
    return frozenset(found)


def _follow(number: int, read_page: ReadPage, found: set[int]) -> None:
    while number and number not in found:
        found.add(number)
        number = int.from_bytes(read_page(number)[:4], "big")


def _read_tree_page(page: bytes, number: int, usable: int) -> tuple[list[int], list[int]]:
    """Return the pages below a page, and the first pages of its cells' overflow."""
    start = 100 if number == 1 else 0
    if len(page) <= start + 12 or page[start] not in _KINDS:
        raise ValueError("no page of a tree")
    kind = page[start]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    is_interior = kind in (_INTERIOR_INDEX, _INTERIOR_TABLE)
    cells = start + (12 if is_interior else 8)
    children, overflows = [], []
    if is_interior:
        children.append(int.from_bytes(page[start + 8 : start + 12], "big"))
    for index in range(count):
        at = int.from_bytes(page[cells + 2 * index : cells + 2 * index + 2], "big")
        if is_interior:
            children.append(int.from_bytes(page[at : at + 4], "big"))
            at += 4
        if kind == _INTERIOR_TABLE:
            continue
        size, at = _varint(page, at)
        if kind == _LEAF_TABLE:
            _, at = _varint(page, at)
        local = _local(size, usable, is_table=kind == _LEAF_TABLE)
        if local < size:
            overflows.append(int.from_bytes(page[at + local : at + local + 4], "big"))
    return children, overflows


def _local(size: int, usable: int, *, is_table: bool) -> int:
    """Return how many bytes of a payload lie on the page itself."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (size - least) % (usable - 4)
    return kept if kept <= most else least


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(9):
        byte = page[at + index]
        if index == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if not byte & 0x80:
            return value, at + index + 1
    raise AssertionError("unreachable")
