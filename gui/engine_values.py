"""What the engine tells the window, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.frame import Frame
from core.results import FaceAnalysis
from core.wording import PlainError

if TYPE_CHECKING:
    from core.models.contract import Slot
    from core.models.slots import LoadedModel


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

    @property
    def has_liveness(self) -> bool:
        """Whether a liveness model is loaded; without one nobody is ever called live."""
        return "liveness" in self.names


@dataclass(frozen=True, slots=True, eq=False)
class EnrolWish:
    """A face to be enrolled, with the frame it was found in."""

    name: str
    face: FaceAnalysis
    frame: Frame
    keep_sample: bool = False
    """Whether the person agrees that the picture around the face is kept."""
