"""What a test found, and what that can and can't prove, in sentences for who knows no error rates.

Each sentence may hold others (`core.people.audit.words.Said`), e.g. what a kind of fake is called.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.cue_values import Cue
from core.evaluation.intervals import exact
from core.liveness_test.figures import events, percent
from core.liveness_test.plan import FAKES, NAMES, provable
from core.liveness_test.rating import of, worst
from core.liveness_test.values import Judge, Judged, JudgeRates, LivenessTest, Species
from core.people.audit.entry import Fact
from core.people.audit.words import Said
from core.results import LivenessVerdict
from core.sentences import CUE
from core.wording import QT_TRANSLATE_NOOP

JUDGES: Final[Mapping[Judge, str]] = MappingProxyType(
    {
        Judge.NETWORK: QT_TRANSLATE_NOOP("core", "Liveness model"),
        Judge.DEPTH: CUE[Cue.DEPTH],
        Judge.LAMP: CUE[Cue.LAMP],
        Judge.GLINT: CUE[Cue.GLINT],
        Judge.BLINK: CUE[Cue.BLINK],
        Judge.EDGES: CUE[Cue.EDGES],
        Judge.STIRRING: CUE[Cue.STIRRING],
        Judge.GEOMETRY: QT_TRANSLATE_NOOP("core", "Geometry and motion together"),
        Judge.TOGETHER: QT_TRANSLATE_NOOP("core", "The desk, by everything together"),
    }
)
"""What each judge is called."""

STUDIO: Final = "studio:"
"""How the camera's identity begins where the studio is the source."""

_SHOWN = QT_TRANSLATE_NOOP(
    "core",
    "Presentations of living people: {live}; of fakes: {fakes}; people who took part: {people}.",
)
_NO_FAKES = QT_TRANSLATE_NOOP("core", "No fakes were shown, so nothing is known of them.")
_NO_LIVING = QT_TRANSLATE_NOOP("core", "Nobody living was shown, so nothing is known of them.")
_ALL_FOUND = QT_TRANSLATE_NOOP(
    "core",
    "The desk missed none of the fakes ({fakes} shown). In truth it may miss up to {high} of a "
    "kind.",
)
_MISSED = QT_TRANSLATE_NOOP(
    "core",
    "The kind that deceives the desk best is “{kind}”: missed {missed} of {trials}, in truth {low} "
    "to {high}.",
)
_NONE_REFUSED = QT_TRANSLATE_NOOP(
    "core",
    "The desk called nobody living a fake ({live} shown). In truth it may be up to {high}.",
)
_REFUSED = QT_TRANSLATE_NOOP(
    "core",
    "Living people whom the desk called fakes: {refused} of {live}, in truth {low} to {high}.",
)
_PEOPLE_REFUSED = QT_TRANSLATE_NOOP(
    "core",
    "People who were called fakes at least once: {refused} of {people}, in truth {low} to {high}.",
)
_UNJUDGED = QT_TRANSLATE_NOOP(
    "core", "Living people who were called neither fake nor live: {unjudged} of {live}."
)
_LATE = QT_TRANSLATE_NOOP(
    "core",
    "Fakes that were called live at some moment: {late} of {fakes}. Where people are asked to move "
    "their head, geometry and motion have time before anybody is let in.",
)

_AT_ONCE: Final = 0.1
"""Seconds within which a fake is noticed at the first look."""

_AFTER = QT_TRANSLATE_NOOP(
    "core",
    "Half of the fakes that were noticed were called fakes within {median} s, all within {longest} "
    "s.",
)

_WORST_COUNTS = QT_TRANSLATE_NOOP(
    "core",
    "Who attacks chooses the fake that works best. So the worst kind counts, and no mean over all.",
)
_FEW = QT_TRANSLATE_NOOP(
    "core",
    "Even without any error, so few of a kind ({trials}) prove only that fewer than {high} of them "
    "deceive the desk.",
)
_SAME_PEOPLE = QT_TRANSLATE_NOOP(
    "core",
    "Presentations of one person resemble each other. If they always go alike, the number of "
    "people counts: {people} without any error prove only that fewer than {high} of people are "
    "refused. More people say more than more turns.",
)
_SAME_FAKES = QT_TRANSLATE_NOOP(
    "core",
    "A print or screen that is shown several times is one fake, not several: the intervals of "
    "fakes are too narrow where the same one was used again.",
)
_NOT_TRIED = QT_TRANSLATE_NOOP("core", "Not tried, so nothing is known of them: {kinds}.")
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "core",
    "The numbers are of this camera in this place and light, and of these fakes. Another camera, "
    "another light, sun on the lens or a better fake give others: test again after any change.",
)
_UNSEEN = QT_TRANSLATE_NOOP(
    "core",
    "No face was found in presentations of: {kinds}. They count in no rate: nobody is judged then, "
    "and nobody let in.",
)
_OF = QT_TRANSLATE_NOOP("core", "{kind} ({count})")
_SILENT = QT_TRANSLATE_NOOP("core", "Had nothing to say in this test: {judges}.")
_NO_MODEL = QT_TRANSLATE_NOOP(
    "core",
    "No liveness model judged. Geometry and motion can call a face a fake; they never say that "
    "one is live.",
)
_NOT_ASKED = QT_TRANSLATE_NOOP(
    "core",
    "Nobody was asked to move their head. Geometry and motion see more of people who do.",
)
_STUDIO = QT_TRANSLATE_NOOP(
    "core",
    "The studio drew these people and fakes. The numbers show that the test works, and say nothing "
    "about any real camera.",
)


def in_short(test: LivenessTest) -> tuple[Said, ...]:
    """Return what the desk made of it, the most important first."""
    desk = of(test, Judge.TOGETHER)
    live, fakes = desk.bpcer.trials, sum(rate.trials for rate in desk.apcer.values())
    people = len({one.person for one in test.presentations})
    shown = Said(_SHOWN, {"live": live, "fakes": fakes, "people": people})
    said = _about_fakes(desk, fakes)
    if not live:
        return (*said, Said(_NO_LIVING), shown)
    values = {"live": live, "low": percent(desk.bpcer.low), "high": percent(desk.bpcer.high)}
    refused, unjudged = events(desk.bpcer), events(desk.unjudged)
    said.append(Said(_REFUSED if refused else _NONE_REFUSED, {"refused": refused, **values}))
    if refused:
        said += _about_people(test)
    if unjudged:
        said.append(Said(_UNJUDGED, {"unjudged": unjudged, "live": live}))
    after = [one.after for one in _said_of_fakes(test) if one.after is not None]
    if after and max(after) >= _AT_ONCE:
        values = {"median": f"{statistics.median(after):.1f}", "longest": f"{max(after):.1f}"}
        said.append(Said(_AFTER, values))
    late = sum(events(rate) for rate in desk.late.values())
    if late and not test.plan.challenged:
        said.append(Said(_LATE, {"late": late, "fakes": fakes}))
    return (*said, shown)


def limits(test: LivenessTest) -> tuple[Said, ...]:
    """Return what the numbers can and can't prove."""
    desk = of(test, Judge.TOGETHER)
    said = [Said(_STUDIO)] if is_studio(test) else []
    if desk.apcer:
        said.append(Said(_WORST_COUNTS))
        rarest = min(rate.trials for rate in desk.apcer.values())
        said.append(Said(_FEW, {"trials": rarest, "high": percent(provable(rarest))}))
    live = [one for one in test.presentations if one.species is Species.LIVE]
    people = len({one.person for one in live})
    if people:
        values = {"people": people, "high": percent(provable(people))}
        said.append(Said(_SAME_PEOPLE, values))
    if desk.apcer:
        said.append(Said(_SAME_FAKES))
    shown = {one.species for one in test.presentations}
    missing = [Said(NAMES[species]) for species in FAKES if species not in shown]
    if missing:
        said.append(Said(_NOT_TRIED, {"kinds": _listed(missing)}))
    if test.unseen:
        unseen = [one.species for one in test.presentations if one.number in test.unseen]
        counted = [
            Said(_OF, {"kind": Said(NAMES[one]), "count": unseen.count(one)})
            for one in dict.fromkeys(unseen)
        ]
        said.append(Said(_UNSEEN, {"kinds": _listed(counted)}))
    if of(test, Judge.NETWORK).silent:
        said.append(Said(_NO_MODEL))
    silent = [Said(JUDGES[one.judge]) for one in test.rates if one.silent]
    if silent:
        said.append(Said(_SILENT, {"judges": _listed(silent)}))
    if not test.plan.challenged:
        said.append(Said(_NOT_ASKED))
    return (*said, Said(_ELSEWHERE))


def log_facts(test: LivenessTest) -> dict[str, Fact]:
    """Return what the log tells of a test (`Event.LIVENESS_TESTED`); no camera's name."""
    desk = of(test, Judge.TOGETHER)
    found = worst(desk)
    told: dict[str, Fact] = {"presentations": len(test.presentations)}
    if test.camera_id:
        told["camera"] = test.camera_id
    if found is not None:
        told["worst_apcer"] = round(found[1].value, 4)
    if desk.bpcer.trials:
        told["bpcer"] = round(desk.bpcer.value, 4)
    if "liveness" in test.models:
        told["liveness_model"] = test.models["liveness"]
    return told


def is_studio(test: LivenessTest) -> bool:
    """Whether the studio was the source."""
    return test.camera_id.startswith(STUDIO)


def _about_fakes(desk: JudgeRates, fakes: int) -> list[Said]:
    found = worst(desk)
    if found is None:
        return [Said(_NO_FAKES)]
    species, rate = found
    if not rate.value:
        high = max(one.high for one in desk.apcer.values())
        return [Said(_ALL_FOUND, {"fakes": fakes, "high": percent(high)})]
    values = {
        "kind": Said(NAMES[species]),
        "missed": events(rate),
        "trials": rate.trials,
        "low": percent(rate.low),
        "high": percent(rate.high),
    }
    return [Said(_MISSED, values)]


def _about_people(test: LivenessTest) -> list[Said]:
    """Say how many people were refused, which counts each once however often they came."""
    came: dict[int, bool] = {}
    for one, said in zip(test.presentations, test.judged, strict=True):
        desk = said[Judge.TOGETHER]
        if one.species is Species.LIVE and desk.looks:
            was_refused = desk.verdict is LivenessVerdict.SPOOF
            came[one.person] = came.get(one.person, False) or was_refused
    if len(came) == of(test, Judge.TOGETHER).bpcer.trials:
        return []  # everybody came once, and that was said
    rate = exact(sum(came.values()), len(came))
    values = {
        "refused": events(rate),
        "people": len(came),
        "low": percent(rate.low),
        "high": percent(rate.high),
    }
    return [Said(_PEOPLE_REFUSED, values)]


def _said_of_fakes(test: LivenessTest) -> Iterator[Judged]:
    """Return what the desk said of each fake."""
    for one, said in zip(test.presentations, test.judged, strict=True):
        if one.species is not Species.LIVE:
            yield said[Judge.TOGETHER]


def _listed(names: Sequence[Said]) -> Said:
    said = {f"name{at}": name for at, name in enumerate(names)}
    return Said(", ".join(f"{{{name}}}" for name in said), said)
