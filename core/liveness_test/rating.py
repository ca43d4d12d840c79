"""From what was said about each presentation to error rates, after ISO/IEC 30107-3."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import core
from core.evaluation.intervals import Rate, exact
from core.liveness_test.folder import TestFolder
from core.liveness_test.proposing import propose
from core.liveness_test.values import Judge, Judged, JudgeRates, LivenessTest, Presentation, Species
from core.results import LivenessVerdict

Said = tuple[Presentation, Judged]
"""A presentation, and what one judge said about it."""

_SAY_LIVE = (Judge.NETWORK, Judge.TOGETHER)
"""Who can let somebody in; the others only deny."""


def result(
    folder: TestFolder,
    *,
    judged: Mapping[int, Mapping[Judge, Judged]] | None = None,
    models: Mapping[str, str] | None = None,
    settings: Mapping[str, object] | None = None,
    now: datetime | None = None,
) -> LivenessTest:
    """Return the result of a test of which all presentations are judged.

    Parameters
    ----------
    judged
        Number of a presentation to what was said about it; None: what the folder keeps.
    models, settings
        With which they were judged; None: those of the folder.
    now
        When; None takes the present.

    Raises
    ------
    ValueError
        If a presentation isn't judged yet.
    """
    presentations = folder.presentations
    known = folder.judged if judged is None else judged
    missing = [one.number for one in presentations if one.number not in known]
    if missing:
        raise ValueError(f"not judged yet: {missing}")
    said = tuple(known[one.number] for one in presentations)
    when = (now or datetime.now(UTC)).astimezone(UTC)
    return LivenessTest(
        when=when.isoformat(timespec="seconds"),
        camera=folder.camera,
        plan=folder.plan,
        models=dict(folder.models if models is None else models),
        settings=dict(folder.settings if settings is None else settings),
        program=core.__version__,
        presentations=presentations,
        judged=said,
        rates=rates(presentations, said),
        proposal=propose(presentations, said),
        camera_id=folder.camera_id,
        unseen=unseen(presentations, said),
    )


def unseen(
    presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
) -> tuple[int, ...]:
    """Return the numbers of the presentations in which no face was found."""
    return tuple(
        one.number
        for one, said in zip(presentations, judged, strict=True)
        if not said[Judge.TOGETHER].looks
    )


def rates(
    presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
) -> tuple[JudgeRates, ...]:
    """Return the error rates of each judge, in the order of `Judge`.

    Presentations in which no face was found count in none: nobody was judged, and nobody let in.
    """
    pairs = [
        (one, said)
        for one, said in zip(presentations, judged, strict=True)
        if said[Judge.TOGETHER].looks
    ]
    return tuple(_of_judge(judge, [(one, said[judge]) for one, said in pairs]) for judge in Judge)


def worst(found: JudgeRates) -> tuple[Species, Rate] | None:
    """Return the kind of fake that errs most often, which counts as the whole's; None if none."""
    return max(found.apcer.items(), key=lambda item: (item[1].value, item[1].high), default=None)


def of(test: LivenessTest, judge: Judge) -> JudgeRates:
    """Return the rates of one judge."""
    return next(one for one in test.rates if one.judge is judge)


def share(events: int, trials: int) -> Rate:
    """Return a rate with its interval; without trials anything is possible."""
    return exact(events, trials) if trials else Rate(0.0, 0.0, 1.0, 0, "exact")


def _of_judge(judge: Judge, said: Sequence[Said]) -> JudgeRates:
    live = [one for presentation, one in said if presentation.species is Species.LIVE]
    unjudged = (LivenessVerdict.CANNOT_JUDGE, LivenessVerdict.NOT_JUDGED)
    return JudgeRates(
        judge,
        bpcer=_share(live, _is_fake),
        unjudged=_share(live, lambda one: one.verdict in unjudged),
        apcer=by_species(said, lambda one: not _is_fake(one)),
        late=by_species(said, _was_live) if judge in _SAY_LIVE else {},
        silent=all(one.verdict is LivenessVerdict.NOT_JUDGED for _, one in said),
    )


def by_species(said: Iterable[Said], is_event: Callable[[Judged], bool]) -> dict[Species, Rate]:
    """Return for each kind of fake that was tried how often something was so."""
    found: dict[Species, list[Judged]] = {}
    for presentation, one in said:
        found.setdefault(presentation.species, []).append(one)
    return {
        species: _share(found[species], is_event)
        for species in Species
        if species in found and species is not Species.LIVE
    }


def _share(said: Sequence[Judged], is_event: Callable[[Judged], bool]) -> Rate:
    return share(sum(is_event(one) for one in said), len(said))


def _is_fake(one: Judged) -> bool:
    return one.verdict is LivenessVerdict.SPOOF


def _was_live(one: Judged) -> bool:
    return one.late or one.verdict is LivenessVerdict.LIVE
