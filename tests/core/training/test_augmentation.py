import numpy as np
import pytest

from core.training import augmentation
from core.training.augmentation import CHANGES, NONE, Augmentation


@pytest.fixture
def levels():
    rows, columns = np.mgrid[:112, :112].astype(np.float32)
    return (60 + 80 * np.exp(-((rows - 56) ** 2 + (columns - 40) ** 2) / 900)).astype(np.float32)


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_changes_and_keeps_shape_and_type(name, levels):
    changed = CHANGES[name](levels.copy(), np.random.default_rng(3))
    assert changed.shape == levels.shape
    assert changed.dtype == np.float32
    assert np.isfinite(changed).all()
    assert np.abs(changed - levels).max() > 0.5


def test_clipping_stays_below_what_the_program_judges(levels):
    for seed in range(20):
        out = augmentation.clip(levels, np.random.default_rng(seed))
        assert 0.002 < (out >= 250).mean() < 0.12


def test_low_depth_keeps_at_most_64_levels(levels):
    out = augmentation.low_depth(levels, np.random.default_rng(1))
    assert len(np.unique(out)) <= 64
    assert np.abs(out - levels).max() <= 8


def test_the_lamp_never_falls_off_by_more_than_promised(levels):
    flat = np.full_like(levels, 100)
    for seed in range(20):
        out = augmentation.fall_off(flat, np.random.default_rng(seed))
        assert out.min() >= 44.9
        assert out.max() <= 100


def test_a_dark_picture_is_not_overexposed_into_noise():
    dark = np.full((16, 16), 5, np.float32)
    assert np.array_equal(augmentation.clip(dark, np.random.default_rng(1)), dark)


def test_the_same_chance_gives_the_same_faces():
    faces = np.random.default_rng(1).integers(0, 256, (6, 112, 112)).astype(np.uint8)
    first, again, other = (
        Augmentation().augmented(faces, np.random.default_rng(seed)) for seed in (4, 4, 5)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.dtype == np.uint8


def test_nothing_is_changed_where_nothing_is_to_happen():
    faces = np.random.default_rng(1).integers(0, 256, (3, 112, 112)).astype(np.uint8)
    assert np.array_equal(NONE.augmented(faces, np.random.default_rng(1)), faces)
