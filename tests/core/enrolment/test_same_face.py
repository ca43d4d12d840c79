"""Whether a face is still the one that is being enrolled."""

from __future__ import annotations

import numpy as np

from core.enrolment.rules import EnrolmentRules
from core.enrolment.same_face import SameFace, both_alike
from core.results import Embedding
from tests.core.enrolment.posing import SAME_FROM, vector

ADA, BEA = (Embedding(vector(person), "test@1") for person in (0, 1))


def to(person):
    return lambda embedding: float(np.dot(person.vector, embedding.vector))


def test_who_is_compared_with_two_people_has_to_be_like_both():
    assert both_alike(None, None) is None
    alone = to(ADA)
    assert both_alike(alone, None) is alone
    assert both_alike(None, alone) is alone
    assert both_alike(to(ADA), to(ADA))(ADA) == 1.0
    assert both_alike(to(ADA), to(BEA))(ADA) == 0.0
    assert both_alike(to(ADA), lambda _one: None)(ADA) == 1.0
    assert both_alike(lambda _one: None, lambda _one: None)(ADA) is None


def test_the_first_view_already_has_to_show_who_moved():
    same = SameFace(SAME_FROM, EnrolmentRules(), to(ADA))
    assert same.fits(ADA, [])
    assert not same.fits(BEA, [])
