import dataclasses

import numpy as np
import pytest
import torch
from torch import nn

from core.models import networks
from core.training import checkpoint
from core.training.liveness import LivenessTask, weights
from core.training.loop import batch_of, device_of, rate_at, train
from core.training.recogniser import RecogniserTask
from core.training.splitting import TRAINING
from core.training.values import LIVE, Recipe, TrainingError

CPU = torch.device("cpu")
RECIPE = Recipe(epochs=3, warm_up=1, threads=1)


def tiny(dimension):
    """Return a network with all that is hard to go on with: means that it keeps, and chance."""
    return nn.Sequential(
        nn.AvgPool2d(4),
        nn.Conv2d(3, 16, 3, 2, 1, bias=False),
        nn.BatchNorm2d(16),
        nn.PReLU(16),
        nn.Dropout(0.2),
        nn.Flatten(),
        nn.Linear(16 * 14 * 14, dimension),
        nn.BatchNorm1d(dimension),
    )


@pytest.fixture
def task_of(people_set, monkeypatch):
    monkeypatch.setitem(networks.OF_ANY_DIMENSION, "tiny", tiny)

    def make(seed=1):
        return RecogniserTask(people_set, CPU, seed, architecture="tiny", dimension=12)

    return make


def state_of(task):
    return {name: value.clone() for name, value in task.module.state_dict().items()}


def same(one, other):
    return all(torch.equal(one[name], other[name]) for name in one)


def stop_after(steps):
    left = iter(range(steps))
    return lambda: next(left, None) is None


def test_a_training_that_goes_on_gives_the_same_bits_as_an_unbroken_one(task_of, tmp_path):
    unbroken = task_of()
    course = train(unbroken, RECIPE, tmp_path / "whole")
    assert [epoch.number for epoch in course.epochs] == [1, 2, 3]
    # In the middle of the second epoch: what it had of that is lost, and nothing else.
    steps = len(unbroken.places) // batch_of(RECIPE, len(unbroken.places))
    assert train(task_of(), RECIPE, tmp_path / "cut", cancelled=stop_after(steps + 1)) is None
    assert len(checkpoint.read(tmp_path / "cut").epochs) == 1
    resumed = task_of(seed=9)  # whatever it began with
    again = train(resumed, RECIPE, tmp_path / "cut")
    assert again == course
    assert same(state_of(resumed), state_of(unbroken))
    written = [(tmp_path / name / checkpoint.FILE).read_bytes() for name in ("whole", "cut")]
    assert written[0] == written[1]


def test_another_seed_gives_other_weights(task_of, tmp_path):
    first, other = task_of(), task_of(2)
    train(first, dataclasses.replace(RECIPE, epochs=1), tmp_path / "1")
    train(other, dataclasses.replace(RECIPE, epochs=1, seed=2), tmp_path / "2")
    assert not same(state_of(first), state_of(other))


def test_progress_counts_steps_and_tells_the_time_left(task_of, tmp_path):
    seen = []
    train(task_of(), RECIPE, tmp_path, show=seen.append)
    assert [one.done for one in seen] == list(range(1, seen[-1].total + 1))
    assert seen[0].seconds_left is None
    assert seen[-1].seconds_left == 0
    assert all(one.seconds_left is not None for one in seen[3:])
    assert {one.epoch for one in seen} == {1, 2, 3}


def test_the_best_epoch_is_kept_and_patience_ends_it(task_of, tmp_path, monkeypatch):
    task = task_of()
    states, orders = [], iter([0.5, 0.2, 0.9, 0.8, 0.7, 0.6])

    def measure():
        states.append(state_of(task))
        return {"score": 1.0}, (next(orders),)

    monkeypatch.setattr(task, "measure", measure)
    recipe = Recipe(epochs=9, warm_up=1, patience=2, threads=1)
    course = train(task, recipe, tmp_path)
    assert (course.best, len(course.epochs), course.stopped_early) == (2, 4, True)
    assert same(state_of(task), states[1])
    assert same(checkpoint.read(tmp_path).kept, states[1])


def test_other_terms_are_refused(task_of, tmp_path):
    train(task_of(), RECIPE, tmp_path)
    with pytest.raises(TrainingError, match=r"\(epochs, seed\)"):
        train(task_of(), dataclasses.replace(RECIPE, seed=2, epochs=4), tmp_path)


@pytest.mark.parametrize("keep", [0, 40, 0.5])
def test_a_damaged_checkpoint_is_said_and_not_run(task_of, tmp_path, keep):
    train(task_of(), dataclasses.replace(RECIPE, epochs=1), tmp_path)
    file = tmp_path / checkpoint.FILE
    data = file.read_bytes()
    file.write_bytes(data[: int(keep * len(data)) if keep < 1 else keep])
    with pytest.raises(TrainingError, match="damaged"):
        train(task_of(), RECIPE, tmp_path)


def test_a_loss_that_is_no_number_ends_it(task_of, tmp_path, monkeypatch):
    task = task_of()
    loss = task.loss
    monkeypatch.setattr(task, "loss", lambda *given: loss(*given) * float("nan"))
    with pytest.raises(TrainingError, match="epoch 1"):
        train(task, RECIPE, tmp_path)
    assert checkpoint.read(tmp_path) is None


def test_the_rate_warms_up_and_falls():
    recipe = Recipe(epochs=20, warm_up=5, rate=1e-2)
    rates = [rate_at(step, 10, recipe) for step in range(200)]
    assert rates[0] == pytest.approx(1e-2 / 50)
    assert rates[49] == pytest.approx(1e-2) == max(rates)
    assert rates[125] == pytest.approx(5e-3)
    assert 0 <= rates[-1] < 1e-5


def test_few_faces_make_small_steps():
    recipe = Recipe(batch=64)
    assert batch_of(recipe, 5000) == 64
    assert batch_of(recipe, 400) == 20
    assert batch_of(recipe, 100) == 8
    assert batch_of(recipe, 5) == 5


def test_a_gpu_that_is_not_there_is_said():
    if torch.cuda.is_available():
        pytest.skip("this computer has a GPU")
    assert device_of("auto") == device_of("cpu") == CPU
    with pytest.raises(TrainingError, match="no GPU"):
        device_of("cuda")


def test_liveness_learns_stripes(liveness_set, tmp_path):
    task = LivenessTask(liveness_set, CPU, 1)
    course = train(task, Recipe(epochs=2, warm_up=1, threads=1), tmp_path)
    first, last = course.epochs
    assert last.loss < first.loss
    assert set(first.figures) == {"validation_loss", "bpcer", "apcer"}
    scores = task.spoof_scores(np.arange(4))
    assert scores.shape == (4,)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_living_people_weigh_as_much_as_all_fakes(liveness_set):
    kinds = (LIVE,) * 20 + ("print",) * 9 + ("mask",) * 1 + (LIVE,) * 2
    chosen = dataclasses.replace(
        liveness_set,
        kinds=kinds,
        part=np.array([TRAINING] * 30 + [1] * 2, np.int8),
    )
    places = np.arange(30)
    each = weights(chosen, places)
    live = np.array([kind == LIVE for kind in kinds[:30]])
    assert each[:30].mean() == pytest.approx(1, rel=1e-5)
    assert each[:30][live].sum() == pytest.approx(each[:30][~live].sum(), rel=1e-5)
    assert each[29] == pytest.approx(3 * each[20], rel=1e-5)
