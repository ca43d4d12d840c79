"""How shares are said."""

from __future__ import annotations

from core.liveness_test.figures import percent


def test_shares_are_said_as_exactly_as_so_few_trials_allow():
    shares = (0.0, 0.0004, 0.0372, 0.0996, 0.168, 1.0)
    assert [percent(one) for one in shares] == [
        "0 %",
        "0 %",
        "3.7 %",
        "10 %",
        "17 %",
        "100 %",
    ]
