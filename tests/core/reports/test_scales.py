"""Axes hold all values, and say round ones beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reports.scales import axis


def test_round_values_stand_beside_the_axis() -> None:
    assert [words for _, words in axis("linear", np.array([0.0, 1.0])).ticks] == [
        *("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")
    ]
    assert [words for _, words in axis("linear", np.array([-0.3, 0.97])).ticks] == [
        *("-0.5", "0.0", "0.5", "1.0")
    ]
    assert [words for _, words in axis("log", np.array([2e-5, 0.4])).ticks] == [
        *("10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1")
    ]
    assert [words for _, words in axis("probit", np.array([0.0, 0.003, 0.3])).ticks] == [
        *("0.1 %", "0.5 %", "1 %", "2 %", "5 %", "10 %", "20 %", "40 %")
    ]


def test_a_det_plot_bends_its_axes_like_the_normal_distribution() -> None:
    found = axis("probit", np.array([0.02, 0.5, 0.98]))
    low, middle, high = found.place(np.array([0.02, 0.5, 0.98]))
    assert middle == pytest.approx(0.5)
    assert low == pytest.approx(1.0 - high)
    assert found.place(np.array([0.0, 1.0])).tolist() == [0.0, 1.0]


@settings(max_examples=40)
@given(
    st.sampled_from(["linear", "log", "probit"]),
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20),
)
def test_all_values_have_room(scale, values) -> None:
    found = axis(scale, np.array(values))
    assert found.low < found.high
    assert len(found.ticks) >= 2
    places = found.place(np.array(values))
    assert ((places >= 0.0) & (places <= 1.0)).all()
    if scale == "linear":
        slack = 1e-9 * max(1.0, abs(found.low), abs(found.high))
        assert found.low <= min(values) + slack
        assert max(values) <= found.high + slack
