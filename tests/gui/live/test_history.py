import math

import numpy as np

from gui.live.history import CAPACITY, History


def fill(history, count, step=0.01):
    for k in range(count):
        history.append(k * step, similarity=0.5, threshold=0.4, spoof_score=None, analysis=float(k))


def test_a_window_holds_the_last_seconds_in_order():
    history = History()
    fill(history, 100)
    times, columns = history.window(1.0, 0.5)
    assert np.all(np.diff(times) > 0)
    assert times[0] >= -0.5
    assert columns["analysis"].tolist() == list(map(float, range(50, 100)))
    assert all(math.isnan(v) for v in columns["spoof_score"])


def test_the_oldest_give_way():
    history = History()
    fill(history, CAPACITY + 10)
    times, columns = history.window((CAPACITY + 10) * 0.01, 1e6)
    assert len(times) == CAPACITY
    assert columns["analysis"][0] == 10
    assert columns["analysis"][-1] == CAPACITY + 9


def test_latency_belongs_to_the_newest():
    history = History()
    history.set_latency(3.0)
    fill(history, 2)
    history.set_latency(42.0)
    _, columns = history.window(1.0, 10)
    assert math.isnan(columns["latency"][0])
    assert columns["latency"][1] == 42.0


def test_clear_forgets_everything():
    history = History()
    fill(history, 5)
    history.clear()
    assert history.window(1.0, 1e6)[0].size == 0
