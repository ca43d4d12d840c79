"""What is known about one track: its embeddings compared with the gallery, and its liveness.

All spans are seconds of `Frame.time`; nothing is counted in frames.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from core.people.attempts import Attempt
from core.people.denial import Denial
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.people.sight import Sight
from core.people.votes import Votes
from core.quality import Quality, QualityReason
from core.results import (
    DecisionState,
    Embedding,
    FaceAnalysis,
    FaceLight,
    LivenessGround,
    Match,
)

CANDIDATES = 5
"""People looked at for each embedding; a verdict needs the best two."""

SPACING = 0.1
"""Seconds in which several embeddings count as one, the best: neighbouring frames tell little more,
and what is kept doesn't grow with the frame rate."""


@dataclass(slots=True, eq=False)
class _Look:
    """One embedding of the track and how alike people are to it."""

    time: float
    embedding: Embedding
    weight: float
    matches: dict[str, Match] = field(default_factory=dict)


class Evidence:
    """Evidence of one track. It belongs to it, and ends with it."""

    def __init__(self, since: float) -> None:
        self.last_usable = since
        """When a picture was last fit for recognition."""

        self.seen = since
        """When the face was last there, judged or not."""

        self.quality: Quality | None = None
        self.light: FaceLight | None = None
        """Of the latest picture."""

        self.votes = Votes()
        self.denial = Denial()
        self.attempt = Attempt()
        self.verdict: tuple[DecisionState, str] | None = None
        """The last verdict and whom it named, for holding on to it."""

        self.first_look = since
        """When the first of the embeddings that lead to a verdict was made."""

        self._judged = since
        self._sight = Sight()
        self._looks: deque[_Look] = deque()
        self._revision = -1

    @property
    def reason(self) -> QualityReason:
        """What hinders recognition in the latest picture."""
        return QualityReason.GOOD if self.quality is None else self.quality.reason

    @property
    def count(self) -> int:
        """Embeddings that count."""
        return len(self._looks)

    @property
    def is_suspected(self) -> bool:
        """Whether the face is suspected to be a fake: by a model, or by geometry and motion."""
        return self.votes.is_suspected or self.denial.is_suspected

    @property
    def ground(self) -> LivenessGround:
        """What is said of liveness rests on this."""
        judged = self.votes.latest
        by_model = judged is not None and judged.ground is not LivenessGround.NONE
        if by_model and judged is not None and not self._is_denied_alone:
            return judged.ground
        said = self.denial.latest
        if said is not None and said.deny_score is not None:
            return LivenessGround.GEOMETRY
        return LivenessGround.NONE

    @property
    def _is_denied_alone(self) -> bool:
        return self.denial.is_suspected and not self.votes.is_suspected

    def come_back(self, now: float, rules: Rules) -> None:
        """Take note that the face is the one that is judged again, after another one was."""
        if now - self._judged > rules.gone_after:
            self.attempt = Attempt()
        self._judged = now

    def miss(self) -> None:
        """Take note that a frame was looked at in which another face was judged, or none."""
        self._sight.miss()

    def add(self, face: FaceAnalysis, time: float, index: GalleryIndex, rules: Rules) -> None:
        """Take in what a frame showed of the face."""
        self.quality, self.light = face.quality, face.light
        if not self._sight.see(face.detection, time, rules):
            self.doubt(time)
        if face.quality.usable:
            self.last_usable = time
            if face.embedding is not None and face.embedding.model == index.model:
                self._add_look(face.embedding, face.quality.overall, time, index)
        if face.liveness is not None:
            self.votes.add(face.liveness, time, rules)
        if face.geometry is not None:
            self.denial.add(face.geometry, time, rules)

    def doubt(self, now: float) -> None:
        """Forget what speaks for the face, since it may be another one. A suspicion stays."""
        self._looks.clear()
        self.verdict = None
        self.first_look = now
        self.votes.forget_lives()

    def _add_look(
        self, embedding: Embedding, quality: float, time: float, index: GalleryIndex
    ) -> None:
        weight = max(1.0, quality)  # a quality of 0 may be all there is
        if not self._looks:
            self.first_look = time
        elif time - self._looks[-1].time < SPACING:
            if weight <= self._looks[-1].weight:
                return
            time = self._looks.pop().time
        look = _Look(time, embedding, weight)
        if self._revision == index.revision:
            matches = index.identify(embedding, CANDIDATES)
            look.matches = {match.person_id: match for match in matches}
        else:
            self._revision = -1  # all are searched again
        self._looks.append(look)

    def forget_before(self, time: float) -> None:
        """Drop embeddings older than `time`; without any, the verdict begins anew."""
        while self._looks and self._looks[0].time < time:
            self._looks.popleft()
        if not self._looks:
            self.verdict = None

    def claimed(self, index: GalleryIndex, person_id: str) -> Match | None:
        """Return how alike one person is, as `ranking` does; None without a look or a template."""
        if self._revision != index.revision:
            self._search_again(index)
        for look in self._looks:
            if person_id not in look.matches:
                look.matches.update(index.verify_all(look.embedding, [person_id]))
        return self._mean(person_id)

    def ranking(self, index: GalleryIndex) -> list[Match]:
        """Return people by mean similarity weighted by quality, best first; empty if none.

        Each `Match.similarity` is that mean; `Match.template_id` is the closest in the newest
        embedding.
        """
        if self._revision != index.revision:
            self._search_again(index)
        people = sorted({person for look in self._looks for person in look.matches})
        ranked = []
        for person in people:
            # Somebody may be among the best of one embedding and not of the next.
            for look in self._looks:
                if person not in look.matches:
                    look.matches.update(index.verify_all(look.embedding, [person]))
            if (match := self._mean(person)) is not None:
                ranked.append(match)
        return sorted(ranked, key=lambda match: (-match.similarity, match.person_id))

    def _mean(self, person_id: str) -> Match | None:
        """Return somebody's mean over all looks; None where one look has nothing of them."""
        if not self._looks or not all(person_id in look.matches for look in self._looks):
            return None
        similarities = [look.matches[person_id].similarity for look in self._looks]
        weights = np.array([look.weight for look in self._looks])
        newest = self._looks[-1].matches[person_id]
        mean = float(np.average(similarities, weights=weights))
        return Match(person_id, newest.name, mean, newest.template_id)

    def _search_again(self, index: GalleryIndex) -> None:
        """Compare what is kept with the gallery as it is now."""
        kept = [look for look in self._looks if look.embedding.model == index.model]
        self._looks = deque(kept)
        revision = index.revision
        found = index.identify_all([look.embedding for look in kept], CANDIDATES)
        for look, matches in zip(kept, found, strict=True):
            look.matches = {match.person_id: match for match in matches}
        self._revision = revision
