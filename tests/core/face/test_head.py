"""A head followed through refined faces and coarse ones, whose angles are off."""

from __future__ import annotations

import pytest

from core.face.head import Head, HeadFollower
from tests.core.challenge.moving import face


def test_coarse_faces_are_put_right_by_the_refined_ones_beside_them():
    heads = HeadFollower()
    assert heads.see(face(3.0, -7.0, refined=False), 0.0).pitch == -7.0  # nothing is known yet
    assert heads.see(face(4.0, 0.0), 0.1) == Head(4.0, 0.0)
    assert heads.see(face(3.0, -7.0, refined=False), 0.2).pitch == pytest.approx(0.0)
    assert heads.see(face(13.0, -7.0, refined=False), 0.3).yaw == pytest.approx(14.0)


def test_at_first_the_refined_face_before_has_to_do():
    heads = HeadFollower()
    heads.see(face(8.0, 4.0), 0.0)
    assert heads.see(face(3.0, 0.0, refined=False), 0.08) == Head(8.0, 4.0)
    late = HeadFollower()
    late.see(face(8.0, 4.0), 0.0)
    assert late.see(face(3.0, 0.0, refined=False), 0.5) == Head(3.0, 0.0)


def test_a_turn_is_told_from_where_the_head_was():
    assert Head(20.0, 3.0, 1.0).since(Head(5.0, 1.0, 1.0)) == Head(15.0, 2.0, 0.0)
