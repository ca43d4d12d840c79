"""Galleries to carry people between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, Person
from core.people.records import Consent, Details
from tests.core.people.transfer.carried import Ring, picture, template

Fill = Callable[..., list[Person]]


@pytest.fixture
def fill() -> Fill:
    """Enrol people 0, 1, ... in a gallery, with all that can be kept of them."""

    def enrol(gallery: Gallery, count: int, first: int = 0) -> list[Person]:
        given = datetime(2026, 1, 2, tzinfo=UTC)
        consent = Consent(1, "en", "ab" * 32, given, "desk")
        return [
            gallery.enrol(
                f"Person {seed}",
                [template(seed, picture(seed)), template(seed + 10_000)],
                np.full((96, 96), seed % 250, np.uint8),
                details=Details(f"E-{seed}", "a note", ("staff",), consent, date(2030, 1, 1)),
            )
            for seed in range(first, first + count)
        ]

    return enrol


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def gallery(tmp_path: Path, ring: Ring) -> Iterator[Gallery]:
    opened = Gallery.open(tmp_path / "profile" / "gallery.sqlite", None, ring)
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Gallery]:
    """Another gallery, on another machine."""
    opened = Gallery.open(tmp_path / "elsewhere" / "gallery.sqlite", None, Ring())
    yield opened
    opened.close()
