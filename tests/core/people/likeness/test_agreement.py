import numpy as np
import pytest

from core.people.likeness.agreement import agreement
from core.people.records import TemplateColumns


def columns(*vectors):
    rows = np.array(vectors, np.float32).reshape(len(vectors), -1)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    ids = tuple(f"t{n}" for n in range(len(vectors)))
    return TemplateColumns("m", ids, ("p",) * len(ids), ("Ada",) * len(ids), rows)


def test_one_of_somebody_else_stands_out_and_does_not_drag_the_others_down():
    found = agreement(columns([1, 0.1, 0], [1, 0, 0.1], [1, 0.1, 0.1], [0, 0, 1]))
    assert found["t3"] < 0.2
    assert min(found[each] for each in ("t0", "t1", "t2")) > 0.95


def test_of_two_both_say_the_same():
    found = agreement(columns([1, 0], [1, 1]))
    assert found == {"t0": pytest.approx(0.7071, abs=1e-4), "t1": found["t0"]}


def test_a_single_template_agrees_with_nobody():
    assert agreement(columns([1, 0])) == {}
