"""One run of an enrolment: who it is about, how far it is, and the wish that comes of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.challenge.values import NOT_ASKED, ChallengeRecord
from core.enrolment.shots import Shot
from core.people.accounts.rights import Grant
from core.people.records import Consent, Details
from core.results import Liveness
from gui.engine_values import EnrolWish

if TYPE_CHECKING:
    from core.people.likeness.doubles import DoubleReport


class Step(enum.Enum):
    """Where a run is."""

    WHO = "who"
    VIEWS = "views"
    """Which views somebody gets who is enrolled already."""

    CHALLENGE = "challenge"
    """The person is asked to move their head."""

    CAPTURE = "capture"
    PICTURES = "pictures"
    REVIEW = "review"
    DOUBLE = "double"
    KEEPING = "keeping"
    """The gallery was asked; its answer is awaited."""


@dataclass(slots=True, eq=False)
class Run:
    """What is known of one run; nothing of it is kept anywhere else before the end."""

    step: Step
    name: str = ""
    external_id: str = ""
    tags: tuple[str, ...] = ()
    person_id: str = ""
    """Whom views are added to; empty for a new person."""

    of_pictures: bool = False
    consent: Consent | None = None
    had_consent: bool = False
    """Whether the person agreed before, when they were enrolled."""

    keeps_pictures: bool = False
    replaces: bool = False
    shots: tuple[Shot, ...] = ()
    """What is to be kept, once it was taken or chosen."""

    liveness: Liveness | None = None
    """The worst that was judged meanwhile."""

    report: DoubleReport | None = None
    """What the search for doubles found; None while it wasn't made."""

    merged_into: str = ""
    """Id of the likely double who is the person."""

    distinct: tuple[str, ...] = ()
    distinct_reason: str = ""
    despite_doubt: bool = False
    challenge: ChallengeRecord = NOT_ASKED
    """Whether the person moved their head as asked."""

    def forget_search(self) -> None:
        """The shots are others now: what was found about doubles holds no more."""
        self.report = None
        self.forget_answer()

    def forget_answer(self) -> None:
        """Forget what was said about doubles."""
        self.merged_into = self.distinct_reason = ""
        self.distinct = ()

    def wish(self, camera: str, grant: Grant | None = None) -> EnrolWish:
        """Return what the engine is asked for.

        Parameters
        ----------
        camera
            What the log shall call the source of the pictures.
        """
        facts: dict[str, str | int | float | bool | None] = {}
        if not self.of_pictures:
            facts["camera"] = camera
        if self.report is not None and self.report.matches:
            facts["similarity"] = round(self.report.matches[0].similarity, 3)
            facts["threshold"] = round(self.report.threshold, 3)
        agreed = datetime.now(UTC) if self.consent is None else self.consent.given
        return EnrolWish(
            self.shots,
            self.name,
            Details(self.external_id, tags=self.tags, consent=self.consent),
            self.liveness,
            agreed if self.keeps_pictures else None,
            self.merged_into or self.person_id,
            self.replaces,
            self.distinct,
            self.distinct_reason,
            self.despite_doubt,
            grant,
            facts,
            None if self.of_pictures else self.challenge,
        )
