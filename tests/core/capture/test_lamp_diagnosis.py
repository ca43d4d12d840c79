import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest

from core.capture import lamp_advice as advice
from core.capture.camera import CameraFacts
from core.capture.lamp_diagnosis import ADVICE, LampKind, diagnose
from core.capture.lamp_measures import measure, other_share
from core.capture.strobe import LampPattern, LightReading
from core.frame import Lamp

LIT, UNLIT, UNKNOWN = Lamp.LIT, Lamp.UNLIT, Lamp.UNKNOWN
PULSING, STEADY, UNDECIDED = LampPattern.PULSING, LampPattern.STEADY, LampPattern.UNDECIDED

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "lamp.md"


def readings(
    lamps=(LIT, UNLIT),
    levels=(120.0, 24.0),
    *,
    pattern=PULSING,
    seconds=5.0,
    rate=30.0,
    start=0,
    clipped=0.0,
    flag=None,
    flag_is_wrong=False,
):
    """Readings of a lamp that repeats `lamps` and `levels`; `flag` is one for all frames."""
    return [
        LightReading(
            number=start + n,
            time=1000.0 + (start + n) / rate,
            lamp=lamps[n % len(lamps)],
            flag=UNKNOWN if flag is None else flag,
            pattern=pattern,
            level=levels[n % len(levels)],
            clipped=clipped,
            flag_is_wrong=flag_is_wrong,
        )
        for n in range(round(seconds * rate))
    ]


def steady(level=80.0, **others):
    return readings((UNKNOWN,), (level,), pattern=STEADY, **others)


def facts(**others):
    return CameraFacts(**({"backend": "v4l2"} | others))


KINDS = {
    "nothing at all": ([], LampKind.TOO_FEW),
    "a third of a second": (readings(seconds=0.3), LampKind.TOO_FEW),
    "not decided": (readings((UNKNOWN,), pattern=UNDECIDED, levels=(80.0,)), LampKind.TOO_FEW),
    "seven a second": (readings(rate=7.0), LampKind.SLOW),
    "four a second": (readings(rate=4.0), LampKind.SLOW),
    "seven a second and dark": (steady(3.0, rate=7.0), LampKind.DARK),
    "every second lit": (readings(), LampKind.PULSING),
    "every third lit": (readings((LIT, UNLIT, UNLIT), (120, 24, 24)), LampKind.PULSING),
    "always on": (steady(), LampKind.STEADY),
    "never lights": (steady(3.0), LampKind.DARK),
    "says it is off and is believed": (
        readings((UNLIT,), (58.0,), pattern=STEADY, flag=UNLIT),
        LampKind.OFF,
    ),
    "says it is off and nothing proves it": (steady(58.0, flag=UNLIT), LampKind.OFF),
    "says it is on": (steady(58.0, flag=LIT), LampKind.STEADY),
    "says it is off, which is not so": (
        steady(58.0, flag=UNLIT, flag_is_wrong=True),
        LampKind.FLAG_WRONG,
    ),
    "pulsed and is dark": (readings() + steady(20.0, start=150), LampKind.STOPPED),
    "pulsed for a moment": (readings(seconds=0.5) + steady(start=15), LampKind.STEADY),
    "bright": (readings(clipped=0.2), LampKind.OVEREXPOSED),
    "bright and always on": (steady(200.0, clipped=0.2), LampKind.OVEREXPOSED),
    "sun": (readings(levels=(134.0, 127.0)), LampKind.OTHER_LIGHT),
    "flicker": (readings((UNKNOWN,), (90, 70, 80), pattern=STEADY), LampKind.FLICKER),
    "lying": (readings(flag=LIT, flag_is_wrong=True), LampKind.FLAG_WRONG),
}


@pytest.mark.parametrize("what", KINDS)
def test_what_is_the_matter_is_told_from_the_readings(what):
    given, kind = KINDS[what]
    assert diagnose(given).kind is kind


def test_the_sentence_holds_what_was_measured():
    assert str(diagnose(readings())) == "The lamp pulses: every second picture is lit."
    one_of_three = readings((LIT, UNLIT, UNLIT), (120, 24, 24))
    assert str(diagnose(one_of_three)).endswith("come as 1 to 2.")
    assert str(diagnose(readings(levels=(134.0, 127.0)))) == "90 % of the light is not the lamp's."
    assert str(diagnose(readings(rate=7.0))).startswith("Only 7 pictures")


def test_a_camera_with_colours_is_no_infrared_camera():
    assert diagnose(readings(), facts(has_chroma=True)).kind is LampKind.COLOUR
    assert diagnose(readings(), facts(has_chroma=False)).kind is LampKind.PULSING
    assert diagnose(readings(), facts(has_chroma=None)).kind is LampKind.PULSING


def test_a_lamp_that_pulsed_is_remembered_by_whoever_asks():
    dark = steady(3.0)
    assert diagnose(dark).kind is LampKind.DARK
    assert diagnose(dark, has_pulsed=True).kind is LampKind.STOPPED
    assert diagnose(readings(), has_pulsed=True).kind is LampKind.PULSING


def test_steps_are_those_that_can_apply():
    dark = steady(3.0)
    assert advice.USE_USB_3 in diagnose(dark, facts(link="USB 2")).steps
    assert advice.USE_USB_3 in diagnose(dark, facts()).steps
    assert advice.USE_USB_3 not in diagnose(dark, facts(link="USB 3")).steps
    assert advice.VENDOR_SWITCH in diagnose(dark, facts()).steps
    assert advice.VENDOR_SWITCH not in diagnose(dark, facts(backend="hello")).steps


def test_only_a_pulsing_or_steady_lamp_is_fine():
    fine = {kind for given, kind in KINDS.values() if diagnose(given).is_fine}
    assert fine == {LampKind.PULSING, LampKind.STEADY}
    assert not diagnose([]).is_certain


def test_every_trouble_has_something_to_do():
    without = {kind for kind, known in ADVICE.items() if not known.steps}
    assert without == {LampKind.TOO_FEW, LampKind.PULSING}


@pytest.mark.parametrize("pattern", ["LU", "LUU", "LLLU", "LUUU", "LLU", "LLUU"])
def test_the_rhythm_is_found_with_lost_frames(pattern):
    lamps = [LIT if letter == "L" else UNLIT for letter in pattern]
    random = np.random.default_rng(4)
    kept = [r for r in readings(lamps, (100.0,), seconds=6.0) if random.random() < 0.5]
    measured = measure(kept)
    assert measured.rhythm == (pattern.count("L"), pattern.count("U"))
    assert measured.lost == pytest.approx(45, abs=12)


def test_the_rhythm_is_near_where_a_camera_does_not_count_what_it_loses():
    every = readings((LIT, UNLIT, UNLIT), (100.0,))
    kept = [reading for reading in every if reading.number % 11]
    counted = [dataclasses.replace(reading, number=n) for n, reading in enumerate(kept)]
    lit, unlit = measure(counted).rhythm
    assert lit / (lit + unlit) == pytest.approx(1 / 3, abs=0.05)


def test_other_light_is_a_share_of_light_not_of_grey_levels():
    assert other_share(120.0, 60.0) == pytest.approx(0.25)
    assert other_share(0.0, 0.0) == 1.0
    assert other_share(50.0, 60.0) == 1.0
    measured = measure(readings(levels=(120.0, 60.0)))
    assert (measured.lit_level, measured.unlit_level) == (120.0, 60.0)
    assert measured.rate == pytest.approx(30.0, rel=0.02)
    assert measure(steady()).other_light is None


def test_the_document_says_the_same():
    text = re.sub(r"\s+", " ", DOCUMENT.read_text("utf-8"))
    said = [s for a in ADVICE.values() for s in (a.sentence, a.why, *a.steps)]
    assert [sentence for sentence in said if sentence not in text] == []
