"""How well detector and embedder see the studio: every person, every pair, hundreds of frames."""

import time

import cv2
import numpy as np
import pytest

from core.capture.studio import SCENES, StudioSource
from core.capture.studio.cast import CAST
from core.capture.studio.scenes import ROOM, Scene, Visit
from core.capture.studio.stage import Stage
from core.face.alignment import align
from core.frame import Lamp
from core.models.registry import Registry

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

THRESHOLD = 0.45


@pytest.fixture(scope="module")
def networks():
    registry = Registry()
    return registry.load_detector(), registry.load_recogniser()


def around(found, truth):
    """Whether one of the detections has its middle in the true box."""
    middles = [((d.box[:2] + d.box[2:]) / 2) for d in found]
    return any((truth.box[:2] < m).all() and (m < truth.box[2:]).all() for m in middles)


def test_faces_that_look_at_the_camera_are_found(networks):
    detector, _ = networks
    print()
    for scene in ("visitors", "two-people", "pulsing", "sunlight"):
        found = looking = 0
        for seed in (1, 2):
            source = StudioSource(scene, seed=seed, realtime=False)
            source.open()
            for number in range(0, int(SCENES[scene].duration * 30), 13):
                faces = [f for f in source.truth(number).faces if f.looking and f.kind == "live"]
                if not faces or source.lamp(number) is not Lamp.LIT:
                    continue
                detections = detector.detect(source.picture(number))
                looking += len(faces)
                found += sum(around(detections, face) for face in faces)
        print(f"{scene}: {found} of {looking} faces found, {found / looking:.4f}")
        assert found >= 0.98 * looking


def one_person_scene(who):
    return Scene("measure", "", 60.0, (Visit(who, 0, 60, stays=True),), (True,), ROOM)


def test_same_and_different_people(networks):
    detector, recogniser = networks
    embeddings, missed, total = {}, 0, 0
    for who in range(len(CAST)):
        stage = Stage(one_person_scene(who), 1, (640, 480), 30.0)
        chips = []
        for number in range(0, 1800, 90):
            truth = stage.truth(number).faces[0]
            if not truth.looking:
                continue
            total += 1
            pixels = stage.picture(number)
            found = detector.detect(pixels)
            if not around(found, truth):
                missed += 1
                continue
            chips.append(align(pixels, found[0].landmarks))
        embeddings[truth.name] = recogniser.embed(np.stack(chips))
    names = list(embeddings)
    genuine, impostor, worst = [], [], []
    for i, name in enumerate(names):
        own = embeddings[name]
        genuine.append((own @ own.T)[np.triu_indices(len(own), 1)])
        for other in names[i + 1 :]:
            both = (own @ embeddings[other].T).ravel()
            impostor.append(both)
            worst.append((both.mean(), name, other))
    same, different = np.concatenate(genuine), np.concatenate(impostor)
    print(f"\n{len(names)} people, {total} frames, {missed} faces missed")
    for title, values in (("same person", same), ("different persons", different)):
        low, middle, high = np.percentile(values, [5, 50, 95])
        print(f"{title}: {len(values)} pairs, p5 {low:.3f}, median {middle:.3f}, p95 {high:.3f}")
    for threshold in (0.363, THRESHOLD, 0.5):
        print(
            f"threshold {threshold}: same above {np.mean(same > threshold):.4f}, "
            f"different below {np.mean(different < threshold):.4f}"
        )
    print("most alike:", ", ".join(f"{a} / {b} {v:.2f}" for v, a, b in sorted(worst)[-4:]))
    assert len(names) >= 12
    assert missed <= 0.02 * total
    assert np.mean(same > THRESHOLD) >= 0.95
    assert np.mean(different < THRESHOLD) >= 0.95


def test_time_of_a_frame():
    cv2.setNumThreads(1)
    print()
    for scene in ("one-person", "visitors", "two-people"):
        source = StudioSource(scene, realtime=False)
        begun = time.perf_counter()
        source.open()
        first = time.perf_counter() - begun
        for _ in range(30):
            source.read()
        wall, cpu = [], []
        for _ in range(150):
            a, b = time.perf_counter(), time.thread_time()
            source.read()
            wall.append(time.perf_counter() - a)
            cpu.append(time.thread_time() - b)
        print(
            f"{scene}: open {first * 1e3:.0f} ms, a frame {np.median(wall) * 1e3:.1f} ms, "
            f"{np.median(cpu) * 1e3:.1f} ms of processor time"
        )
        assert np.median(cpu) < 1 / 30
