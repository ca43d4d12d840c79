import numpy as np
import pytest

from core.calibration.comparing import PROBES, compare_as_desk


def test_a_template_meets_the_closest_one_of_each_other_person(make_people):
    people = make_people(6, templates=4, seed=3)
    found = compare_as_desk(people)
    assert found is not None
    assert found.people == 6
    assert len(found.impostor) == found.impostor_total == 6 * 4 * 5
    rows = iter(zip(found.impostor, found.impostor_people, strict=True))
    for who, vectors in enumerate(people):
        for vector in vectors:
            for other in range(6):
                if other != who:
                    similarity, pair = next(rows)
                    assert pair.tolist() == [who, other]
                    assert similarity == pytest.approx((people[other] @ vector).max(), abs=1e-6)


def test_a_template_meets_the_others_of_its_own_person_but_not_itself(make_people):
    people = make_people(5, templates=3, seed=1)
    people[2] = people[2][:1]  # nothing to compare this one with
    found = compare_as_desk(people)
    assert found is not None
    expected = [
        max(float(vector @ other) for k, other in enumerate(vectors) if k != place)
        for vectors in people
        if len(vectors) > 1
        for place, vector in enumerate(vectors)
    ]
    np.testing.assert_allclose(found.genuine, expected, atol=1e-6)
    assert found.genuine_people.tolist() == [0] * 3 + [1] * 3 + [3] * 3 + [4] * 3


@pytest.mark.parametrize("count", [0, 1])
def test_of_nobody_and_of_one_there_are_no_strangers(make_people, count):
    found = compare_as_desk(make_people(count))
    assert found is not None
    assert len(found.impostor) == len(found.genuine) == 0


def test_of_many_templates_a_part_of_each_person_is_compared(make_people):
    people = make_people(PROBES // 2 + 10, templates=3)
    seen: list[tuple[int, int]] = []
    found = compare_as_desk(people, progress=lambda *how_far: seen.append(how_far))
    assert found is not None
    assert np.bincount(found.impostor_people[:, 0]).tolist() == [len(people) - 1] * len(people)
    assert seen[-1] == (len(people), len(people))


def test_it_can_be_cancelled(make_people):
    assert compare_as_desk(make_people(20), cancelled=lambda: True) is None
