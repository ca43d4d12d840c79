"""Renewing templates from kept samples after the recogniser was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.face import alignment
from core.face.embedding import EmbeddingStage
from core.models.contract import EmbedderNetwork
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.records import NewTemplate, Person, Sample
from core.wording import QT_TRANSLATE_NOOP, PlainError


@dataclass(frozen=True, slots=True)
class RenewalPlan:
    """Who has no template of a model, and what can be done about it."""

    model: str
    """As `Embedding.model` says."""

    renewable: tuple[Person, ...]
    """They have kept samples. Sorted by name."""

    without_sample: tuple[Person, ...]
    """They have to come again, or be enrolled from a picture. Sorted by name."""


@dataclass(frozen=True, slots=True, eq=False)
class RenewalSummary:
    """What came of a plan."""

    model: str
    renewed: int
    """People who got templates of the model."""

    failed: tuple[tuple[Person, PlainError], ...]
    """People of whose samples none could be used, and why."""

    without_sample: tuple[Person, ...]
    """Those of the plan, and those whose samples were deleted meanwhile."""

    cancelled: bool
    """Whether it was stopped before everybody's turn. Another plan goes on from there."""


def plan(gallery: Gallery, model: str) -> RenewalPlan:
    """Return who has no template of `model`: those with a sample, and those without.

    Raises
    ------
    GalleryError
        If the gallery can't be read.
    """
    lacking = gallery.people_without(model)
    return RenewalPlan(
        model,
        tuple(person for person in lacking if person.sample_count),
        tuple(person for person in lacking if not person.sample_count),
    )


def renew(
    gallery: Gallery,
    plan: RenewalPlan,
    recogniser: EmbedderNetwork,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> RenewalSummary:
    """Embed the kept samples of the people of a plan, and keep the templates.

    Each person is a transaction of its own, so what is done stays done whatever happens, and the
    next plan holds only the others. Who has got a template of the model meanwhile, or is no
    longer in the gallery, is passed over. Templates of other models stay. Only one person's
    samples are in memory at a time.

    Parameters
    ----------
    gallery
        Any thread may call this; the gallery can be used by others meanwhile.
    plan
        Made for this recogniser.
    recogniser
        Used by this call alone until it returns.
    progress
        Told how many people are done, of how many: 0 at first, then after each.
    cancelled
        Asked before each person.

    Raises
    ------
    GalleryError
        If the gallery can't be read or written. What was done until then stays.
    ValueError
        If the plan was made for another model.
    """
    if plan.model != recogniser.card.identity:
        raise ValueError(f"a plan for {plan.model}, and {recogniser.card.identity} to carry it out")
    stage = EmbeddingStage(recogniser)
    total = len(plan.renewable)
    renewed = 0
    failed: list[tuple[Person, PlainError]] = []
    without = list(plan.without_sample)
    stopped = False
    progress(0, total)
    for done, person in enumerate(plan.renewable, 1):
        if stopped := cancelled():
            break
        now = gallery.find(person.id)
        if now is not None and plan.model not in now.models:
            if not now.sample_count:
                without.append(now)
            else:
                new = _templates(stage, now, gallery.samples(person.id))
                if isinstance(new, PlainError):
                    failed.append((now, new))
                else:
                    renewed += gallery.add_first_templates(person.id, new)
        progress(done, total)
    return RenewalSummary(plan.model, renewed, tuple(failed), tuple(without), stopped)


def _templates(
    stage: EmbeddingStage, person: Person, samples: tuple[Sample, ...]
) -> list[NewTemplate] | PlainError:
    """Return a template for each sample that can be used; if there is none, why."""
    reason: PlainError = GalleryError(
        QT_TRANSLATE_NOOP(
            "core", "The kept picture of {name} is damaged. Enrol {name} again with the camera."
        ),
        name=person.name,
    )
    new: list[NewTemplate] = []
    for sample in samples:
        try:
            chip = alignment.align(sample.pixels, sample.landmarks)
            (embedding,) = stage.embed([chip])
        except PlainError as error:
            reason = error
        else:
            new.append(NewTemplate(embedding, sample.quality, sample=sample))
    return new or reason
