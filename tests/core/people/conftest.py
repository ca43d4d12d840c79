"""A gallery in a file, and vectors to fill it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import Role
from core.people.gallery import Gallery, NewTemplate
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.people.search import GalleryIndex
from core.people.transfer import sealed_stream
from core.results import Embedding
from tests.core.people.decision_desk import ANN, BOB, CEM, template_of

MODEL = "sface-0123456789ab"

MakeTemplate = Callable[..., NewTemplate]


@pytest.fixture
def gallery_file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "gallery.sqlite"


@pytest.fixture
def gallery(gallery_file: Path) -> Iterator[Gallery]:
    with_people = Gallery.open(gallery_file)
    yield with_people
    with_people.close()


@pytest.fixture
def template() -> MakeTemplate:
    """Make a template whose vector is drawn by `seed`."""

    def make(seed: int = 0, model: str = MODEL, dimension: int = 128) -> NewTemplate:
        vector = np.random.default_rng(seed).normal(size=dimension).astype(np.float32)
        return NewTemplate(Embedding(vector / np.linalg.norm(vector), model), 80.0)

    return make


@pytest.fixture
def quick_argon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested."""
    cheap = PassphraseCost(1, 8 * 1024, 1)
    monkeypatch.setattr(account_secrets, "COST", cheap)
    for user in (protection, sealed_stream):
        monkeypatch.setattr(
            user, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
        )


@pytest.fixture(scope="session")
def staffed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a gallery that has an account of each role; to be copied."""
    folder = tmp_path_factory.mktemp("staffed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
        gallery = Gallery.open(folder / "gallery.sqlite")
        gallery.guard.new_recovery_code()
        gallery.accounts.add_first("Sue", "294817")
        gallery.accounts.add("Otto", Role.OPERATOR, "730526")
        gallery.accounts.add("Aud", Role.AUDITOR, "quiet lamp by the sea")
        gallery.accounts.add("Door", Role.KIOSK, "501938")
        gallery.accounts.sign_out()
        gallery.close()
    return folder


@pytest.fixture
def staffed(quick_argon: None, staffed_folder: Path, gallery_file: Path) -> Iterator[Gallery]:
    """A gallery in `gallery_file` with the accounts of `staffed_folder`; Sue is signed in."""
    shutil.copytree(staffed_folder, gallery_file.parent)
    gallery = Gallery.open(gallery_file)
    gallery.accounts.sign_in("Sue", "294817")
    yield gallery
    gallery.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> GalleryIndex:
    """Ann, Bob and Cem."""
    gallery = Gallery.open(tmp_path_factory.mktemp("people") / "gallery.sqlite")
    for name, vector in (("Ann", ANN), ("Bob", BOB), ("Cem", CEM)):
        gallery.enrol(name, [template_of(vector)])
    index = GalleryIndex()
    index.load(gallery, MODEL)
    gallery.close()
    return index
