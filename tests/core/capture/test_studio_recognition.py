"""The real detector and the real embedder see the studio's people. A small sample.

The whole measure stands in tests/bench/test_studio_recognition.py.
"""

import numpy as np
import pytest

from core.capture.studio.cast import CAST
from core.capture.studio.source import StudioSource
from core.face.alignment import align
from core.models.registry import Registry

THRESHOLD = 0.45  # SFace on infrared, at about one false match in a thousand
NUMBERS = (20, 110, 200)  # frames of "one-person" that are seconds apart


@pytest.fixture(scope="module")
def networks():
    registry = Registry()
    return registry.load_detector(), registry.load_recogniser()


def seen(networks, seed):
    """Name and embeddings of whoever "one-person" shows with this seed."""
    detector, recogniser = networks
    source = StudioSource("one-person", seed=seed, realtime=False)
    source.open()
    chips = []
    for number in NUMBERS:
        truth = source.truth(number).faces[0]
        pixels = source.picture(number)
        found = detector.detect(pixels)
        assert len(found) == 1
        x1, y1, x2, y2 = found[0].box
        middle = np.array([(x1 + x2) / 2, (y1 + y2) / 2])
        assert (truth.box[:2] < middle).all()
        assert (middle < truth.box[2:]).all()
        chips.append(align(pixels, found[0].landmarks))
    return truth.name, recogniser.embed(np.stack(chips))


@pytest.mark.slow
def test_networks_tell_studio_people_apart(networks):
    people = {}
    for seed in range(1, 40):
        source = StudioSource("one-person", seed=seed)
        name = source.truth(0).faces[0].name
        if name not in people:
            people[name] = seen(networks, seed)[1]
        if len(people) == 6:
            break
    assert len(people) == 6
    genuine, impostor = [], []
    everybody = list(people.values())
    for i, one in enumerate(everybody):
        genuine += list((one @ one.T)[np.triu_indices(len(one), 1)])
        for other in everybody[i + 1 :]:
            impostor += list((one @ other.T).ravel())
    assert np.mean(np.array(genuine) > THRESHOLD) >= 0.95
    assert np.mean(np.array(impostor) < THRESHOLD) >= 0.95


def test_there_are_enough_people_and_each_has_a_name_and_looks_of_their_own():
    assert len(CAST) >= 12
    assert all(name == looks.name and "(studio)" in name for name, looks in CAST.items())
    assert len({looks.seed for looks in CAST.values()}) == len(CAST)


def test_the_print_shows_a_face_and_the_screen_none(networks):
    detector, _ = networks
    for scene, count in (("print", 1), ("screen", 0)):
        source = StudioSource(scene, realtime=False)
        source.open()
        number = 60  # the lamp is on
        assert len(detector.detect(source.picture(number))) == count


def test_the_print_is_recognised_as_the_person_it_shows(networks):
    detector, recogniser = networks
    source = StudioSource("print", realtime=False, seed=1)
    source.open()
    pixels = source.picture(60)
    chip = align(pixels, detector.detect(pixels)[0].landmarks)
    _, live = seen(networks, 1)
    assert StudioSource("one-person", seed=1).truth(0).faces[0].name == (
        source.truth(60).faces[0].name
    )
    assert (live @ recogniser.embed(chip[None])[0]).max() > THRESHOLD
