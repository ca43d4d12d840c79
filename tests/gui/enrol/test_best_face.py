from dataclasses import replace

import numpy as np

from core.results import QualityReason, Rating
from gui.enrol.best_face import BestFace, Readiness, face_picture
from tests.gui.live_values import face, match, result


def test_nobody_is_nobody():
    best = BestFace()
    best.offer(result())
    assert best.readiness is Readiness.NOBODY
    assert best.view() is None


def test_a_poor_face_waits_with_its_reason():
    best = BestFace()
    best.offer(result(face(reason=QualityReason.TURNED)))
    assert best.readiness is Readiness.POOR
    assert best.reason is QualityReason.TURNED
    assert best.view() is None


def test_the_best_view_comes_with_the_very_frame_it_was_found_in():
    best = BestFace()
    good = result(face(overall=90), number=4, time=1.0)
    best.offer(result(face(overall=60), number=3, time=0.9))
    best.offer(good)
    best.offer(result(face(overall=70), number=5, time=1.1))
    view = best.view()
    assert view.frame is good.analysis.frame
    assert view.face is good.analysis.faces[0]


def test_a_good_view_outlives_some_poor_frames_but_not_for_long():
    best = BestFace()
    best.offer(result(face(), time=0.0))
    best.offer(result(face(reason=QualityReason.BLURRED), time=1.0))
    assert best.readiness is Readiness.READY
    best.offer(result(face(reason=QualityReason.BLURRED), time=3.0))
    assert best.readiness is Readiness.POOR


def test_another_person_never_inherits_a_view():
    best = BestFace()
    best.offer(result(face(track=1), time=0.0))
    best.offer(result(face(track=2, reason=QualityReason.TURNED), time=0.1))
    assert best.view() is None
    best.offer(result(time=0.2))
    best.offer(result(face(track=1, reason=QualityReason.TURNED), time=0.3))
    assert best.view() is None


def test_nobody_is_enrolled_from_a_scene_that_is_over():
    best = BestFace()
    best.offer(result(face(track=1), time=0.0))
    best.forget()
    assert best.view() is None
    assert best.readiness is Readiness.BLIND
    best.offer(result(face(track=1, reason=QualityReason.TURNED), time=0.1))
    assert best.view() is None


def test_somebody_at_the_border_is_asked_into_the_middle():
    best = BestFace()
    best.offer(result(face(box=(10, 100, 130, 260))))
    assert best.readiness is Readiness.POOR
    assert best.reason is QualityReason.CUT_OFF
    best.offer(result(face(box=(100, 100, 220, 260)), time=0.1))
    assert best.readiness is Readiness.READY


def test_a_fake_is_never_ready_even_after_good_views():
    best = BestFace()
    best.offer(result(face(), time=0.0))
    best.offer(result(face(spoof=True), time=0.1))
    assert best.readiness is Readiness.FAKE
    assert best.view() is None


def test_a_lookalike_is_named_only_from_the_threshold_on():
    best = BestFace()
    best.offer(result(face(), best=match(similarity=0.71)))
    assert best.lookalike.name == "Anna"
    best.offer(result(face(track=2)))
    assert best.lookalike is None
    best = BestFace()
    best.offer(result(face(), best=match(similarity=0.3)))
    assert best.lookalike is None


def test_the_picture_is_a_square_of_the_frame_even_at_its_border():
    for box in ((200, 120, 320, 280), (-40, -30, 80, 90), (560, 400, 700, 560), (0, 0, 640, 480)):
        shown = face(box=box)
        frame = result(shown).analysis.frame
        picture = face_picture(frame, shown)
        assert picture.shape[0] == picture.shape[1] > 0
        assert picture.dtype == np.uint8
        assert picture.flags.c_contiguous


def test_a_neutral_expression_comes_before_a_better_picture():
    best = BestFace()
    for number, (overall, score) in enumerate(((90, 0.2), (70, 0.8), (60, 0.9))):
        shown = face(overall=overall)
        rated = replace(shown, rating=Rating(score, "expression", "fer"))
        best.offer(result(rated, number=number, time=number / 10))
    view = best.view()
    assert view.frame.number == 1
    assert view.is_neutral


def test_other_ratings_do_not_change_the_choice():
    best = BestFace()
    for number, (overall, score) in enumerate(((90, 0.2), (70, 0.8))):
        rated = replace(face(overall=overall), rating=Rating(score, "face", "fqa"))
        best.offer(result(rated, number=number, time=number / 10))
    assert best.view().frame.number == 0
