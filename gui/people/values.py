"""What the window about a person shows beside the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.gallery.person_words import SOON_DAYS

if TYPE_CHECKING:
    from core.people.consent.retention import End
    from core.people.records import Sample, TemplateFacts


@dataclass(frozen=True, slots=True)
class Kept:
    """Templates and pictures of a person."""

    templates: tuple[TemplateFacts, ...]
    samples: tuple[Sample, ...]
    agreement: Mapping[str, float] = field(default_factory=dict)
    """Template id to how alike it is to the person's others (`core.people.likeness.agreement`)."""

    end: End | None = None
    """When the person's time ends; None where that isn't known."""

    soon_days: int = SOON_DAYS
    """From how many days before that it is reminded of."""

    def sample_of(self, template: TemplateFacts) -> Sample | None:
        """Return the picture that a template was made from; None where it isn't kept."""
        if not template.sample_id:
            return None
        return next((each for each in self.samples if each.id == template.sample_id), None)

    def in_order(self) -> tuple[TemplateFacts, ...]:
        """Return the templates, the newest first, those of one moment in the order of views."""
        views = list(type(self.templates[0].view)) if self.templates else []
        return tuple(
            sorted(self.templates, key=lambda t: (-t.created.timestamp(), views.index(t.view)))
        )

    @property
    def loose(self) -> tuple[Sample, ...]:
        """Pictures that belong to no template in particular."""
        used = {template.sample_id for template in self.templates}
        return tuple(sample for sample in self.samples if sample.id not in used)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The recogniser at work."""

    identity: str = ""
    """As templates name it; empty while that isn't known."""

    threshold: float | None = None
    """Similarity from which two faces count as one person's."""
