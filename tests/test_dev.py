"""What `dev.py` hands to pytest."""

from __future__ import annotations

import dev


def test_a_whole_run_is_spread_over_the_cores_file_by_file(monkeypatch):
    monkeypatch.setattr(dev, "cores", lambda: 2)
    assert dev.test_arguments(False, []) == [
        "-n",
        "2",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
    ]
    everything = ["-m", "not bench", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    assert dev.test_arguments(True, []) == everything
    # pytest takes the last of two counts: the person's own.
    assert dev.test_arguments(True, ["-n", "0"]) == [*everything, "-n", "0"]


def test_many_cores_do_not_mean_many_processes(monkeypatch):
    monkeypatch.setattr(dev, "cores", lambda: 64)
    assert dev.test_arguments(False, [])[:2] == ["-n", "4"]


def test_a_chosen_part_runs_by_itself():
    assert dev.test_arguments(False, ["tests/core", "-k", "quality"]) == [
        "tests/core",
        "-k",
        "quality",
    ]


def test_at_least_one_core_is_there():
    assert dev.cores() >= 1
