"""Enrolling from picture files with the real networks, beside a desk that goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.capture.discovery import make_source
from core.enrolment.shots import Shot
from core.frame import Lamp
from core.paths import Profile
from core.results import Embedding
from core.settings import Settings
from gui.engine import Engine
from gui.enrol.pictures_page import PicturesPage
from gui.enrolment_surroundings import EnrolmentSurroundings
from gui.picture_search import PictureSearch, are_alike
from gui.preferences import Preferences
from gui.theme import Theme
from tests.gui.enrolment_values import shot, unit


def studio_picture(scene: str) -> np.ndarray:
    """Return a picture of somebody of the studio who has stepped up."""
    source = make_source(f"studio:{scene}")
    source.open()
    try:
        while True:
            frame = source.read()
            if frame is not None and frame.lamp is not Lamp.UNLIT and frame.number > 20:
                return frame.pixels
    finally:
        source.close()


@pytest.mark.slow
def test_faces_of_files_are_found_with_what_is_wrong_with_others(
    qtbot: QtBot, tmp_path: Path
) -> None:
    profile = Profile(tmp_path / "profile")
    profile.make()
    engine = Engine(Settings(), profile)
    page = PicturesPage()
    qtbot.addWidget(page)
    preferences = Preferences(Settings(), profile.settings_file, Theme())
    surroundings = EnrolmentSurroundings(engine, page)
    search = PictureSearch(engine, page, preferences, surroundings, profile.models_dir, page)
    engine._gallery_thread.start()
    engine._long_thread.start()
    with qtbot.waitSignal(engine.people.changed, timeout=10_000):
        engine.people.open()
    good, blank, broken = (tmp_path / name for name in ("good.png", "blank.png", "broken.png"))
    cv2.imwrite(str(good), studio_picture("one-person"))
    cv2.imwrite(str(blank), np.full((480, 640), 90, np.uint8))
    broken.write_bytes(b"no picture")
    try:
        search.begin((good, blank, broken))
        assert "0 of 3 pictures" in page.text
        qtbot.waitUntil(lambda: bool(page.choices), timeout=60_000)
    finally:
        assert engine.stop()
    (choice,) = page.choices
    assert choice.found.shot.source == "good.png"
    assert choice.found.shot.face.embedding is not None
    assert "blank.png" in page.text
    assert "broken.png" in page.text


def with_embedding(embedding: Embedding) -> Shot:
    plain = shot()
    return replace(plain, face=replace(plain.face, embedding=embedding))


def test_pictures_of_one_person_are_alike_and_a_stranger_is_noticed() -> None:
    near = [with_embedding(unit(cosine)) for cosine in (1.0, 0.9, 0.8)]
    assert are_alike(near, 0.45)
    assert are_alike(near[:1], 0.45)
    assert not are_alike([*near, with_embedding(unit(0.0))], 0.45)
