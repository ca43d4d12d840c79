"""What the engine tells the window, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from core.challenge.values import ChallengeRecord
from core.enrolment.hindrance import of_quality
from core.enrolment.shots import Shot
from core.people.records import Details
from core.quality import QualityReason
from core.results import Liveness
from core.wording import PlainError

if TYPE_CHECKING:
    from core.models.contract import Slot
    from core.models.slots import LoadedModel
    from core.people.accounts.rights import Grant


class EngineState(enum.Enum):
    """What goes on, in one word; the status bar makes a sentence of it."""

    STOPPED = "stopped"
    OPENING_SOURCE = "opening-source"
    """`Status.source` is being opened."""

    LOADING_MODELS = "loading-models"
    """The picture is live already, faces are not looked for yet."""

    WATCHING = "watching"
    """Frames come in and are analysed."""

    VIDEO_ONLY = "video-only"
    """The models can't be used: the picture goes on, nobody is judged. `Status.error` says why."""

    PAUSED = "paused"
    SOURCE_ENDED = "source-ended"
    """The file or folder has been shown to its end."""

    SOURCE_LOST = "source-lost"
    """The source can't be opened or gives no frames; it is tried again every few seconds."""


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """The source that is open now."""

    address: str
    """As `core.capture.discovery.make_source` reads it."""

    title: str
    """Name for people."""

    is_studio: bool
    """Whether its people are synthetic; the window says so all the time."""


_BLIND = frozenset(
    {
        EngineState.OPENING_SOURCE,
        EngineState.LOADING_MODELS,
        EngineState.VIDEO_ONLY,
        EngineState.SOURCE_LOST,
    }
)


@dataclass(frozen=True, slots=True)
class Status:
    """What goes on."""

    state: EngineState
    source: str = ""
    """Name for people of the source that is open, being opened or lost."""

    error: PlainError | None = None

    @property
    def is_blind(self) -> bool:
        """Whether nobody is looked at, so that an earlier verdict holds no more."""
        return self.state in _BLIND

    """Why, for VIDEO_ONLY and SOURCE_LOST."""


@dataclass(frozen=True, slots=True)
class LoadedModels:
    """The networks at work."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Slot to model name; an empty slot is absent."""

    similarity_threshold: float = 1.0
    """Cosine from which a face counts as known."""

    recogniser_identity: str = ""
    """What `Embedding.model` says for embeddings of this recogniser."""

    slots: Mapping[Slot, LoadedModel] = field(default_factory=dict)
    """Slot to what is in it; an empty slot is absent."""

    studio_liveness: LoadedModel | None = None
    """What judges the studio's own people while the liveness slot is empty."""

    @property
    def has_liveness(self) -> bool:
        """Whether a liveness model is loaded; without one nobody is ever called live."""
        return "liveness" in self.names


@dataclass(frozen=True, slots=True, eq=False)
class EnrolWish:
    """Somebody to be enrolled, or further views of somebody who is."""

    shots: tuple[Shot, ...]
    name: str = ""
    """Of a new person; of no meaning with `person_id`."""

    details: Details = field(default_factory=Details)
    """Of a new person. Of one who is known its consent counts, its tags are added, and its number
    where they had none."""

    liveness: Liveness | None = None
    """The worst that was judged during the enrolment, beside what the shots say."""

    pictures_agreed: datetime | None = None
    """When the person agreed that the pictures are kept, UTC; None: they are not kept."""

    person_id: str = ""
    """Whom the views are added to; empty for a new person."""

    replaces: bool = False
    """Whether older templates of the same views go."""

    distinct: tuple[str, ...] = ()
    """Ids of people who look alike, of whom it was said that they are others."""

    distinct_reason: str = ""
    despite_doubt: bool = False
    """Whether somebody took it on them although liveness, or how little alike the pictures are,
    speaks against it."""

    grant: Grant | None = None
    """What a supervisor allowed for this once."""

    facts: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    """What the log shall say beside what the wish itself tells."""

    challenge: ChallengeRecord | None = None
    """Whether the person moved their head as asked; None where no camera could have seen it."""

    @property
    def is_overriding(self) -> bool:
        """Whether it is done in spite of something, so that `Right.OVERRIDE` is needed."""
        poor = any(
            shot.override and of_quality(shot.face, shot.view) is not QualityReason.GOOD
            for shot in self.shots
        )
        return poor or self.despite_doubt or bool(self.distinct)
