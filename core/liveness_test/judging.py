"""What each piece of evidence says about a recorded presentation, and the desk with all of them.

A recording is judged frame by frame by a fresh pipeline and a decision without a gallery
(`core.replay`), so the same recording, models and settings give the same numbers each time.

- The network: the desk's own rules of votes, asked about liveness alone. A fake where the face was
  suspected at any time, live where it was live at any time and never suspected; else it can't be
  judged, or was not judged where the network was never asked.
- A cue: a fake where its denial (log of how much likelier a fake gives what was measured) was
  `FAKE_FROM` or more for `Rules.denied_for` without a break; speaks for a living face where the
  last it said was `LIVE_BELOW` or less; else it can't judge, or was silent all the time.
- Geometry and motion: a fake where the desk's rules suspected the face by them alone
  (`core.people.denial`), speak for a living face where the deny score was below one half at last.
- Together: a fake where the desk says so, live where the network says so, and can't be judged
  where only geometry and motion had something to say: they never grant.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from core import settings as stored
from core.cue_values import Cue, Geometry
from core.liveness_test.folder import TestFolder
from core.liveness_test.values import Judge, Judged, Presentation, Vote
from core.people.decision import DecisionMaker
from core.people.evidence import Evidence
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.people.sight import Company
from core.pipeline import Pipeline
from core.replay import Replay
from core.results import (
    Analysis,
    DecisionState,
    FaceAnalysis,
    LivenessReason,
    LivenessVerdict,
    Track,
)
from core.settings import Settings

FAKE_FROM: Final = 1.0
"""Denial from which a cue calls a face a fake: a fake gives such a value 2.7 times as often."""

LIVE_BELOW: Final = -0.5
"""Denial down from which a cue speaks for a living face."""

_SLOTS: Final = ("detector", "recogniser", "liveness", "quality")
_OTHERS: Final = ("check_seconds", "liveness_bands_of", "liveness_live_below",
                  "liveness_spoof_from")  # fmt: skip


def in_force(settings: Settings) -> dict[str, object]:
    """Return what bears on liveness and differs from the program's own, by its name in `Settings`.

    `settings_of` gives it back.
    """
    own = Settings()
    names = [one.name for one in dataclasses.fields(Settings)]
    bearing = [
        name
        for name in names
        if name.startswith("limit_")
        or name in _OTHERS
        or name in _SLOTS
        or name.removesuffix("_mode") in _SLOTS
    ]
    return {
        name: value for name in bearing if (value := getattr(settings, name)) != getattr(own, name)
    }


def settings_of(told: Mapping[str, object]) -> Settings:
    """Return the program's own settings but for those that a test was made with."""
    return stored.of(told)[0]


def models_of(pipeline: Pipeline, *, is_studio: bool = False) -> dict[str, str]:
    """Return slot to identity of the model in it, and how that is used.

    Parameters
    ----------
    is_studio
        Whether the studio is the source: its own network judges where the slot is empty.
    """
    found: dict[str, str] = {
        slot: f"{model.card.identity} ({model.mode})"
        for slot, model in pipeline.slots.loaded().items()
    }
    studio = pipeline.slots.studio
    if is_studio and "liveness" not in found and studio is not None:
        found["liveness"] = f"{studio.card.identity} ({studio.mode})"
    return found


def judge(
    folder: TestFolder,
    presentation: Presentation,
    pipeline: Pipeline,
    settings: Settings,
    *,
    stop: Callable[[], bool] | None = None,
) -> Mapping[Judge, Judged] | None:
    """Judge one presentation of a test by its recording.

    Parameters
    ----------
    pipeline
        With the models of the test. It forgets all faces, and its limits are those of `settings`
        from now on.
    stop
        Asked after each frame whether to give up.

    Returns
    -------
    What each judge says, by all of `Judge`; None where it was given up.

    Raises
    ------
    FolderError
        If the recording is missing or was changed.
    SourceError
        If it can't be read.
    """
    file = folder.recording(presentation)
    pipeline.use_limits(settings)
    pipeline.reset()
    rules = dataclasses.replace(Rules.of(settings), lock_out=0.0)
    desk = DecisionMaker(GalleryIndex(), threshold=pipeline.similarity_threshold, rules=rules)
    said = _Said(rules)
    for frame in Replay(file, pipeline, desk):
        said.take(frame.analysis, is_suspected=frame.decision.state is DecisionState.SPOOF)
        if stop is not None and stop():
            return None
    return said.result()


@dataclass(slots=True)
class _Tally:
    """What one judge said so far."""

    looks: int = 0
    score: float | None = None
    after: float | None = None
    is_fake: bool = False
    is_live: bool = False
    was_live: bool = False
    """Before it was a fake."""

    votes: list[Vote] = field(default_factory=list)

    def live(self) -> None:
        self.is_live = True
        self.was_live |= not self.is_fake

    def fake(self, after: float) -> None:
        if not self.is_fake:
            self.is_fake, self.after = True, after

    def judged(self) -> Judged:
        if self.is_fake:
            verdict = LivenessVerdict.SPOOF
        elif self.is_live:
            verdict = LivenessVerdict.LIVE
        elif self.looks:
            verdict = LivenessVerdict.CANNOT_JUDGE
        else:
            verdict = LivenessVerdict.NOT_JUDGED
        late = self.is_fake and self.was_live
        return Judged(verdict, self.score, self.looks, self.after, late, tuple(self.votes))


class _Said:
    """Gathers what all judges say about one recording."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._tallies = {judge: _Tally() for judge in Judge}
        self._levels = {judge: Level() for judge in (*JUDGE_OF.values(), Judge.GEOMETRY)}
        self._index = GalleryIndex()
        self._company = Company()
        self._evidence: dict[Track | None, Evidence] = {}
        self._began: float | None = None
        self._first: float | None = None

    def take(self, analysis: Analysis, *, is_suspected: bool) -> None:
        """Take in what one frame showed, and whether the desk suspects a fake."""
        if not analysis.looked:
            return
        now, together = analysis.frame.time, self._tallies[Judge.TOGETHER]
        if self._began is None:
            self._began = now
        face = analysis.faces[0] if analysis.faces else None
        for track, evidence in self._evidence.items():
            if face is None or track != face.track:
                evidence.miss()
        if face is not None and self._first is None:
            self._first = now
        if is_suspected:
            together.fake(self._after(now))
        if face is not None:
            together.looks += 1
            self._judge(analysis, face, now)

    def result(self) -> Mapping[Judge, Judged]:
        """Return what each judge says in all."""
        tallies, rules = self._tallies, self._rules
        for judge, level in self._levels.items():
            tallies[judge].score = level.held(rules.denied_for)
        for judge in JUDGE_OF.values():
            since = self._levels[judge].reached(FAKE_FROM, rules.denied_for)
            if since is not None:
                tallies[judge].fake(self._after(since))
        network, geometry = tallies[Judge.NETWORK], tallies[Judge.GEOMETRY]
        network.score = max((v.score for v in network.votes if v.score is not None), default=None)
        scores = [one.score for one in (network, geometry) if one.score is not None]
        tallies[Judge.TOGETHER].score = max(scores, default=None)
        found = {judge: tally.judged() for judge, tally in tallies.items()}
        together = found[Judge.TOGETHER]
        nobody_spoke = not network.looks and not geometry.looks
        if nobody_spoke and together.verdict is LivenessVerdict.CANNOT_JUDGE:
            together = dataclasses.replace(together, verdict=LivenessVerdict.NOT_JUDGED)
        return found | {Judge.TOGETHER: together}

    def _after(self, now: float) -> float:
        return 0.0 if self._first is None else now - self._first

    def _judge(self, analysis: Analysis, face: FaceAnalysis, now: float) -> None:
        """Let the desk's rules judge, those of the network and those of geometry apart."""
        rules = self._rules
        evidence = self._evidence.setdefault(face.track, Evidence(now))
        evidence.add(face, now, self._index, rules)
        if not self._company.see(analysis.faces, now, rules):
            evidence.doubt(now)
        evidence.votes.forget_before(now - rules.votes_window, rules)
        number = list(self._evidence).index(face.track) + 1
        tally = self._tallies[Judge.NETWORK]
        liveness = face.liveness
        if liveness is not None and liveness.verdict is not LivenessVerdict.NOT_JUDGED:
            counts = liveness.reason in (LivenessReason.JUDGED, LivenessReason.BETWEEN)
            score = liveness.spoof_score if counts else None
            tally.looks += 1
            assert self._began is not None  # take has set it
            tally.votes.append(Vote(number, now - self._began, score))
        if evidence.votes.is_suspected:
            tally.fake(self._after(now))
        elif evidence.votes.is_live:
            tally.live()
            self._tallies[Judge.TOGETHER].live()
        if evidence.denial.is_suspected:
            self._tallies[Judge.GEOMETRY].fake(self._after(now))
        if face.geometry is not None:
            self._geometry(face.geometry, number, now)

    def _geometry(self, geometry: Geometry, face: int, now: float) -> None:
        score = geometry.deny_score
        if score is not None:
            tally = self._tallies[Judge.GEOMETRY]
            tally.looks += 1
            tally.is_live = score < self._rules.cleared_below
            self._levels[Judge.GEOMETRY].add(face, now, score)
        else:
            self._levels[Judge.GEOMETRY].end()
        for reading in geometry.readings:
            judge = JUDGE_OF[reading.cue]
            if reading.abstains is None:
                tally = self._tallies[judge]
                tally.looks += 1
                tally.is_live = reading.denial <= LIVE_BELOW
                self._levels[judge].add(face, now, reading.denial)
            else:
                self._levels[judge].end()


class Level:
    """How high a score rose, and for how long it stayed there."""

    def __init__(self) -> None:
        self._runs: list[list[tuple[float, float]]] = []
        self._face: int | None = None

    def add(self, face: int, now: float, score: float) -> None:
        """Take in the next score, of a certain face."""
        if face != self._face or (self._runs and now < self._runs[-1][-1][0]):
            self._runs.append([])
            self._face = face
        self._runs[-1].append((now, score))

    def end(self) -> None:
        """Take note that nothing was said."""
        self._face = None

    def held(self, seconds: float) -> float | None:
        """Return the highest level that was kept for `seconds` without a break; None if none."""
        return max((level for _, level in self._kept(seconds)), default=None)

    def reached(self, level: float, seconds: float) -> float | None:
        """Return when a level had been kept for `seconds` first; None if never."""
        return min((end for end, kept in self._kept(seconds) if kept >= level), default=None)

    def _kept(self, seconds: float) -> Iterator[tuple[float, float]]:
        """For each score return when it is `seconds` old, and the lowest until then."""
        for run in self._runs:
            for first, (began, _) in enumerate(run):
                lowest = math.inf
                for now, score in run[first:]:
                    lowest = min(lowest, score)
                    if now - began >= seconds:
                        yield now, lowest
                        break


JUDGE_OF: Final[Mapping[Cue, Judge]] = {cue: Judge(cue.value) for cue in Cue}
"""Judge that a cue is."""
