"""When the log is told what thresholds rest on."""

from __future__ import annotations

import pytest

from gui.calibration_log import is_news

NOW = {
    "basis": "gallery",
    "recogniser": "m-1",
    "people": 60,
    "threshold": 0.5,
    "claim_threshold": 0.45,
}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (None, True),
        (NOW, False),
        (NOW | {"people": 61, "threshold": 0.505}, False),
        (NOW | {"threshold": 0.52}, True),
        (NOW | {"claim_threshold": 0.43}, True),
        (NOW | {"basis": "evaluation"}, True),
        (NOW | {"recogniser": "m-2"}, True),
        ({"basis": "gallery", "recogniser": "m-1"}, True),
        (NOW | {"threshold": "damaged"}, True),
    ],
)
def test_only_what_changes_is_told(before, expected) -> None:
    assert is_news(NOW, before) is expected


def test_the_card_alone_is_no_news_where_nothing_was_told_before() -> None:
    card = NOW | {"basis": "card"}
    assert not is_news(card, None)
    assert is_news(card, NOW)
