"""The kiosk's screen: every sentence has its place, at each size, and one face alone is seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QFontMetricsF, QImage

from core.frame import Frame, Lamp
from core.results import Analysis
from gui.kiosk.face_picture import Framing, face_picture
from gui.kiosk.plan import Plan
from gui.kiosk.sentences import ONLY_GEOMETRY, WORDS, Say
from gui.kiosk.stage import Stage, mark_rows
from gui.kiosk.tongues import Tongues
from gui.kiosk.type_fit import FLAGS, SMALLEST, fitting_size, laid_out, type_of
from gui.kiosk.visit import Shown
from gui.theme import Theme
from tests.gui.live_values import face, result

SIZES = [(1920, 1080), (1080, 1920), (1280, 720), (768, 1024), (3840, 2160)]
CHINESE = "暂时无法使用。请到前台咨询。"


@pytest.fixture(autouse=True)
def themed(qapp):
    Theme().apply(qapp, "light")


@pytest.fixture
def stage(qtbot):
    made = Stage(Tongues("en"), calm=False)
    qtbot.addWidget(made)
    made.resize(960, 540)
    made.show()
    return made


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything_else_or_outside(size):
    plan = Plan.of(QSize(*size))
    screen = QRectF(0, 0, *size)
    for place in (plan.around, plan.text, plan.marks, plan.badge):
        assert screen.contains(place)
    assert not plan.text.intersects(plan.around)
    assert not plan.text.intersects(plan.marks)
    assert not plan.picture.intersects(plan.marks)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_every_sentence_is_large_and_fits_in_both_languages(size):
    plan = Plan.of(QSize(*size))
    for words in WORDS.values():
        texts = (words.format(name="Maximiliane Oberhuber-Schwarz"), CHINESE)
        pixels = fitting_size(texts, plan.text.size(), plan.largest_type)
        assert pixels >= 64  # 64 px on a 24-inch screen are 17 mm: read from 3 m
        rows = laid_out(texts, plan.text.size(), pixels)
        assert rows[-1].bottom() <= plan.text.height() + 0.5
        assert rows[1].top() >= rows[0].bottom()
        for row, (text, place) in enumerate(zip(texts, rows, strict=True)):
            used = QFontMetricsF(type_of(pixels, row)).boundingRect(place, FLAGS, text)
            assert used.width() <= place.width() + 1
            assert used.height() <= place.height() + 1
        top = plan.text_top(rows[-1].bottom())
        assert top >= plan.text.top()
        assert top + rows[-1].bottom() <= plan.text.bottom() + 0.5


def test_a_name_of_any_length_ends_somewhere():
    text = "Welcome, " + "Wolfeschlegelsteinhausen" * 20
    assert fitting_size((text,), QSizeF(400, 300), 90) == SMALLEST
    assert fitting_size((), QSizeF(400, 300), 90) == 90


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_marks_are_side_by_side_or_one_over_the_other(size):
    plan = Plan.of(QSize(*size))
    metrics = QFontMetricsF(type_of(plan.mark_type, 1))
    marks = [("shield-off", "Liveness is not checked · 未进行活体检测"), ("info", "Demo " * 6)]
    plates = [plate for plate, _, _ in mark_rows(marks, plan, metrics)]
    assert not plates[0].intersects(plates[1])
    assert all(plan.marks.adjusted(-1, -1, 1, 1).contains(plate) for plate in plates)


def test_the_sentence_is_said_to_a_screen_reader_too(stage):
    stage.show_moment(Shown(Say.WELCOME_NAME, "Anna"))
    assert stage.texts == ("Welcome, Anna.",)
    assert stage.accessibleName() == "Welcome, Anna."


def test_both_languages_are_said_unless_one_was_chosen_or_lacks(monkeypatch):
    say = WORDS[Say.ASK_DESK]
    assert Tongues("en").say(say) == ("Please ask at the desk.",)
    names = Tongues("en").say("Welcome, {name}.", name="Otto Jr.")
    assert names == ("Welcome, Otto Jr.",)
    both = Tongues("both")
    monkeypatch.setattr(both._chinese, "translate", lambda _c, s: "问" if s == say else "")
    assert both.say(say) == ("Please ask at the desk.", "问")
    assert both.say(WORDS[Say.WELCOME_NAME], name="Anna") == ("Welcome, Anna.",)
    first = Tongues(None, "zh_CN")
    monkeypatch.setattr(first._chinese, "translate", both._chinese.translate)
    assert first.say(say) == ("问", "Please ask at the desk.")


def test_the_ring_moves_only_while_nobody_is_there_and_nobody_asked_for_calm(stage, qtbot):
    stage.show_moment(Shown(Say.STEP_IN))
    assert stage.is_breathing
    stage.show_moment(Shown(Say.HOLD_STILL, shows_face=True))
    assert not stage.is_breathing
    stage.show_moment(Shown(Say.STEP_IN))
    stage.hide()
    assert not stage.is_breathing
    calm = Stage(Tongues("en"), calm=True)
    qtbot.addWidget(calm)
    calm.show()
    calm.show_moment(Shown(Say.STEP_IN))
    assert not calm.is_breathing


def test_a_face_goes_with_its_moment(stage):
    stage.show_moment(Shown(Say.HOLD_STILL, shows_face=True))
    stage.show_face(result(face()).analysis)
    assert stage.has_picture
    stage.show_moment(Shown(Say.STEP_IN))
    assert not stage.has_picture
    stage.show_face(result(face()).analysis)
    assert not stage.has_picture


def test_a_picture_between_two_pulses_of_the_lamp_isnt_shown(stage):
    stage.show_moment(Shown(Say.HOLD_STILL, shows_face=True))
    lit = result(face()).analysis
    stage.show_face(replace(lit, frame=replace(lit.frame, lamp=Lamp.UNLIT)))
    stage.show_face(replace(lit, looked=False))
    assert not stage.has_picture
    stage.show_face(lit)
    assert stage.has_picture


def test_every_moment_is_painted_with_and_without_a_face(stage):
    seen = set()
    for say in Say:
        for shows_face in (False, True):
            stage.show_moment(Shown(say, "Anna", shows_face))
            stage.show_face(result(face()).analysis)
            image = QImage(stage.size(), QImage.Format.Format_RGB32)
            stage.render(image)
            seen.add(bytes(image.constBits()))
    assert len(seen) > 2 * len(Say) - 4
    stage.set_marks(unjudged=ONLY_GEOMETRY, demo=True)
    stage.set_dimmed(True)
    assert len(stage.marks) == 2
    stage.grab()


def noisy(faces):
    pixels = np.random.default_rng(3).integers(0, 256, (480, 640), np.uint8)
    return Analysis(Frame(0, 0.0, pixels), faces)


def test_only_the_face_of_the_visit_can_be_recognised():
    visitor, other = face(box=(200, 120, 320, 280)), face(track=2, box=(330, 120, 450, 280))
    analysis = noisy((visitor, other))
    framing = Framing.of(visitor)
    side = 368  # one pixel of the picture is one of the frame
    picture = face_picture(analysis, framing, side)
    mirrored = analysis.frame.pixels[:, ::-1]

    def alike(box):
        x1, y1, x2, y2 = box
        middle = side / 2
        left = round(middle - (x2 - 1 - framing.x))
        top = round(middle + (y1 - framing.y))
        width = min(side - left, x2 - x1) if left >= 0 else x2 - x1 + left
        here = picture[top : top + y2 - y1, max(0, left) : max(0, left) + width]
        start = 640 - x2 + max(0, -left)
        there = mirrored[y1:y2, start : start + width]
        return abs(np.corrcoef(here.ravel(), there[:, : here.shape[1]].ravel())[0, 1])

    assert alike((230, 160, 290, 240)) > 0.95
    assert alike((330, 120, 400, 280)) < 0.2


def test_a_second_face_inside_the_oval_is_blurred_too():
    visitor, near = face(box=(200, 120, 320, 280)), face(track=2, box=(290, 150, 350, 230))
    alone = face_picture(noisy((visitor,)), Framing.of(visitor), 368)
    both = face_picture(noisy((visitor, near)), Framing.of(visitor), 368)
    assert alone.std() > both.std()
    assert (alone != both).mean() > 0.02


def test_the_framing_follows_calmly_but_jumps_to_another_face():
    first = Framing.of(face(box=(200, 120, 320, 280)))
    moved = Framing.of(face(box=(210, 120, 330, 280)), first)
    assert first.x < moved.x < 270
    other = Framing.of(face(track=2, box=(400, 120, 520, 280)), moved)
    assert other.x == 460
    far = Framing.of(face(box=(400, 120, 520, 280)), first)
    assert far.x == 460


def test_a_face_at_the_edge_of_the_frame_is_shown():
    corner = face(box=(-40, -60, 60, 80))
    picture = face_picture(noisy((corner,)), Framing.of(corner), 200)
    assert picture.shape == (200, 200)
    assert picture.dtype == np.uint8
