"""The studio's scenes for an enrolment: all poses, glasses put on, somebody else in between."""

import numpy as np

from core.capture.studio import SCENES, StudioSource
from core.capture.studio.motion import HELD, POSING, TURNING, WALK, poses


def test_each_pose_is_held_in_turn_and_never_twice_alike():
    scene = SCENES["enrolment"]
    laps = []
    for lap in (0, 1):
        shown = []
        for step in range(len(POSING)):
            time = (lap * len(POSING) + step) * (HELD + TURNING)
            (early,), (late,) = (poses(scene, 1, time + at) for at in (0.2, HELD - 0.2))
            assert abs(early.yaw - late.yaw) < 5, "held but for some swaying"
            assert abs(early.pitch - late.pitch) < 5
            shown.append((early.yaw, early.pitch))
        laps.append(shown)
    for shown in laps:
        straight, left, right, up, down = shown
        assert abs(straight[0]) < 6
        assert left[0] > 10
        assert right[0] < -10
        assert up[1] > 8
        assert down[1] < -8
    assert not np.allclose(laps[0], laps[1], atol=0.5)


def test_somebody_who_comes_in_poses_once_they_are_there():
    scene = SCENES["swap"]
    for at in (WALK + 0.3, WALK + HELD - 0.3):
        (pose,) = poses(scene, 1, at)
        assert abs(pose.yaw) < 6, "straight first"


def test_glasses_are_put_on_for_one_scene_alone():
    def drawn(scene):
        source = StudioSource(scene, seed=1, realtime=False)
        source.open()
        return source.truth(0).faces[0].name, source.picture(0)

    (name, plain), (again, worn) = drawn("enrolment"), drawn("enrolment-glasses")
    assert name == again
    assert not np.array_equal(plain, worn)


def test_somebody_else_takes_the_place():
    source = StudioSource("swap", seed=2, realtime=False)
    source.open()
    first = {face.name for face in source.truth(5 * 30).faces}
    second = {face.name for face in source.truth(15 * 30).faces}
    assert len(first) == len(second) == 1
    assert first != second
