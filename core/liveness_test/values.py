"""What a test of liveness at one camera asks for, and what it finds, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.evaluation.intervals import Rate
from core.results import LivenessVerdict


class Species(enum.Enum):
    """What is presented; the fakes are species of attack instruments after ISO/IEC 30107-3."""

    LIVE = "live"
    FLAT_PRINT = "flat-print"
    BENT_PRINT = "bent-print"
    CUT_OUT = "cut-out"
    """A print cut along the face, with holes for the eyes or without."""

    PHONE = "phone"
    TABLET = "tablet"
    MASK = "mask"


class Judge(enum.Enum):
    """What judges a presentation: each piece of evidence, and all together."""

    NETWORK = "network"
    """The liveness model in the slot."""

    DEPTH = "depth"
    LAMP = "lamp"
    GLINT = "glint"
    BLINK = "blink"
    EDGES = "edges"
    STIRRING = "stirring"
    GEOMETRY = "geometry"
    """All cues of geometry and motion."""

    TOGETHER = "together"
    """What the desk says: a fake as soon as the network or the geometry says so."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be presented."""

    presentations: Mapping[Species, int]
    """How many of each; those left out or 0 are not tried."""

    seconds: float = 5.0
    """How long each is recorded."""

    challenged: bool = False
    """Whether each person, and who holds a fake, is asked to turn the head while recorded."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """One thing that was presented."""

    number: int
    """From 1, in the order in which they were recorded."""

    species: Species
    person: int
    """Which person showed their face or held the fake, from 1; nobody's name is kept."""

    file: str
    """Name of the recording in the test's folder."""

    digest: str = ""
    """SHA-256 of the recording, 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One judgement by the network, from which other limits can be tried."""

    face: int
    """Which face of the recording it is about, from 1; no evidence goes from one to another."""

    seconds: float
    """Since the recording began."""

    score: float | None
    """Spoof score, 0 to 1; None where a gate held and the score decides nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one judge said about one presentation."""

    verdict: LivenessVerdict
    """NOT_JUDGED where the judge was not there or had nothing to judge by all the time."""

    score: float | None
    """The highest while it was recorded, higher = more likely a fake: the network's spoof score, 0
    to 1; the deny score, 0 to 1, or of a cue its denial, as high as it stayed for as long as the
    desk asks for (`Rules.denied_for`). None where there was none."""

    looks: int = 0
    """How often it said something, be it "can't judge"; of `Judge.TOGETHER` the frames that show a
    face. 0 there: no face was found at all, and the presentation counts in no rate."""

    after: float | None = None
    """Seconds from the first sight of a face until it was first called a fake; None where it never
    was."""

    late: bool = False
    """Whether it was called live before it was called a fake: without a challenge somebody would
    have been let in meanwhile."""

    votes: tuple[Vote, ...] = ()
    """Of the network alone."""


@dataclass(frozen=True, slots=True)
class JudgeRates:
    """How often one judge errs, with 95 % intervals after Clopper and Pearson."""

    judge: Judge
    bpcer: Rate
    """Share of the living who were called fakes. Without any living its `trials` are 0, and its
    interval is from 0 to 1."""

    unjudged: Rate
    """Share of the living who could not be judged."""

    apcer: Mapping[Species, Rate]
    """Species to the share of its presentations that were not called fakes: one that nothing was
    said about would have got through where this judge stands alone."""

    late: Mapping[Species, Rate] = field(default_factory=dict)
    """Species to the share that was called live, be it for a moment, before it was called a fake
    or without ever being called one; of the network and of everything together."""

    silent: bool = False
    """Whether it had nothing to say in the whole test."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Limits that would have been better on these presentations."""

    live_below: float | None = None
    spoof_from: float | None = None
    """Bands of the network in the slot; None where it stays as it is or there is none."""

    deny_from: float | None = None
    """Deny score of geometry and motion; likewise."""

    bpcer: Rate | None = None
    """Of everything together with these limits, on the same presentations, so it flatters."""

    apcer: Mapping[Species, Rate] | None = None

    held_out_bpcer: Rate | None = None
    """The same where the limits are chosen each time without one person, and tried on that
    person's presentations: nearer the truth. None where too few people took part."""

    held_out_apcer: Mapping[Species, Rate] | None = None


@dataclass(frozen=True, slots=True)
class LivenessTest:
    """A finished test: everything needed to read it and to run it again."""

    when: str
    """UTC, ISO 8601."""

    camera: str
    """Title of the source."""

    plan: Plan
    models: Mapping[str, str]
    """Slot to identity of the model, name and start of its checksum."""

    settings: Mapping[str, object]
    """Limits in force that differ from the program's own."""

    program: str
    """Version of the program."""

    presentations: tuple[Presentation, ...]
    judged: tuple[Mapping[Judge, Judged], ...]
    """What each judge said, in the order of `presentations`."""

    rates: tuple[JudgeRates, ...]
    proposal: Proposal | None = None

    camera_id: str = ""
    """What tells this camera from others, e.g. its place and serial number; empty if unknown."""

    unseen: tuple[int, ...] = ()
    """Numbers of the presentations in which no face was found; they count in no rate."""
