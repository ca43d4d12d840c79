import numpy as np
import pytest

from core.training.splitting import TEST, TRAINING, VALIDATION, split


def people_in(part, people, where):
    return {person for person, place in zip(people, part, strict=True) if place == where}


@pytest.mark.parametrize("seed", range(5))
def test_nobody_is_in_two_parts_and_every_kind_is_in_all(seed):
    people, kinds = [], []
    for person in range(20):
        for kind in ("", "print", *(("mask",) if person in (3, 7, 11) else ())):
            people += [person] * 4
            kinds += [kind] * 4
    part = split(people, kinds, seed, test=True)
    sides = [people_in(part, people, where) for where in (TRAINING, VALIDATION, TEST)]
    assert not sides[0] & sides[1]
    assert not sides[0] & sides[2]
    assert not sides[1] & sides[2]
    for where in (TRAINING, VALIDATION, TEST):
        assert {k for k, p in zip(kinds, part, strict=True) if p == where} == {"", "print", "mask"}
    assert [len(side) for side in sides] == [14, 3, 3]


def test_the_seed_decides():
    people, kinds = [n // 2 for n in range(40)], [""] * 40
    first, again, other = (split(people, kinds, seed, test=False) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert set(first.tolist()) == {TRAINING, VALIDATION}


def test_at_least_so_many_are_kept_aside():
    people = [n // 2 for n in range(24)]
    part = split(people, [""] * 24, 1, test=False, least=4)
    assert len(people_in(part, people, VALIDATION)) == 4


def test_a_kind_of_one_person_is_learned_from():
    people, kinds = [0, 1, 2, 3, 4, 5], ["", "", "", "", "", "mask"]
    part = split(people, kinds, 1, test=False)
    assert part[5] == TRAINING
