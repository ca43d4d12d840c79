"""Judging a recorded session again: the times of the file count, not the clock."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import settings
from core.capture.session_file import RecordedFrame, SessionEnd, SessionHeader, SessionReader
from core.capture.session_source import no_pictures
from core.capture.strobe import Strobe
from core.frame import Frame
from core.people.decision import DecisionMaker
from core.people.rules import Rules
from core.pipeline import Pipeline
from core.results import Analysis, Decision
from core.settings import Settings
from core.verdict_note import note_of, same_verdict


@dataclass(frozen=True, slots=True, eq=False)
class ReplayedFrame:
    """What is said now about a recorded frame, and what was said then."""

    analysis: Analysis
    decision: Decision
    recorded: Mapping[str, Any] | None
    """As `core.verdict_note.note_of` put it; None where the desk did not look at this frame."""

    @property
    def is_same(self) -> bool | None:
        """Whether the verdict is that of the recording; None where there is none to compare, or
        where one person was named whom a recording doesn't name."""
        if self.recorded is None or self.recorded.get("claimed"):
            return None
        return same_verdict(note_of(self.decision), self.recorded)


class Replay:
    """A recorded session before a pipeline. Gives the same verdicts whenever it is run.

    Parameters
    ----------
    path
        The recording.
    pipeline, decisions
        What judges; both begin with nothing remembered.
    as_seen
        Look only at the frames that the desk looked at when it was recorded, with the threshold
        and the limits of the picture that were in force. It looks at fewer than the camera gives
        where the machine is slow, and its verdicts follow from those.

    Raises
    ------
    SourceError
        If the file is no recording, or can't be read.
    """

    def __init__(
        self, path: Path, pipeline: Pipeline, decisions: DecisionMaker, *, as_seen: bool = False
    ) -> None:
        self._path = path
        self._pipeline = pipeline
        self._decisions = decisions
        self._as_seen = as_seen
        reader = SessionReader(path)
        try:
            self.header: SessionHeader = reader.header
            self._recorded = reader.verdicts()
        finally:
            reader.close()
        if as_seen:
            recorded = _settings_of(self.header)
            pipeline.use_limits(recorded)
            decisions.rules = Rules.of(recorded)
        self.end: SessionEnd | None = None
        """How the recording ended; None until that was read, and where it was cut off."""

    def __iter__(self) -> Iterator[ReplayedFrame]:
        """Judge frame by frame.

        Raises
        ------
        SourceError
            Where the file is damaged, or if it holds no frame.
        """
        reader = SessionReader(self._path)
        part = frames = 0
        begins = True
        strobe = Strobe()
        try:
            for one in reader:
                if not isinstance(one, RecordedFrame):
                    continue
                frames += 1
                part += one.turns
                begins |= one.begins
                if begins:
                    begins = False
                    strobe.reset()
                    self._pipeline.reset()
                    self._decisions.reset()
                frame, _ = strobe.decide(dataclasses.replace(one.frame, source=f"part {part}"))
                recorded = self._recorded.get(frame.number)
                if self._as_seen and recorded is None:
                    continue
                if self._as_seen and recorded is not None:
                    self._decisions.threshold = float(recorded["threshold"])
                yield self._judged(frame, recorded)
            self.end = reader.end
        finally:
            reader.close()
        if not frames:
            raise no_pictures(self._path)

    def _judged(self, frame: Frame, recorded: Mapping[str, Any] | None) -> ReplayedFrame:
        analysis = self._pipeline.analyse(frame)
        return ReplayedFrame(analysis, self._decisions.decide(analysis), recorded)


def _settings_of(header: SessionHeader) -> Settings:
    """Return the settings of a recording's header that limit what is judged, and for how long."""
    named = {
        name: value
        for name, value in header.settings.items()
        if name.startswith(("limit_", "liveness_bands", "liveness_live", "liveness_spoof"))
        or name in ("check_seconds", "lock_out_seconds")
    }
    return settings.of(named)[0]
