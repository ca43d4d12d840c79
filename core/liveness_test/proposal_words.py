"""What limits a test proposes, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from core.evaluation.intervals import Rate
from core.liveness_test.figures import events, limit
from core.liveness_test.plan import NAMES
from core.liveness_test.proposing import LEAST, are_too_few
from core.liveness_test.values import LivenessTest, Species
from core.people.audit.words import Said
from core.wording import QT_TRANSLATE_NOOP

_TOO_FEW = QT_TRANSLATE_NOOP(
    "core", "Limits are proposed from {least} living and {least} fakes on; there were fewer."
)
_NONE_BETTER = QT_TRANSLATE_NOOP(
    "core", "No other limits would have been better on these presentations."
)
_BANDS = QT_TRANSLATE_NOOP(
    "core",
    "Liveness model: a fake from a spoof score of {spoof_from} on, live below {live_below}.",
)
_DENY_FROM = QT_TRANSLATE_NOOP(
    "core", "Geometry and motion: a fake from a score of {deny_from} on."
)
_WITH_THEM = QT_TRANSLATE_NOOP(
    "core",
    "On these presentations the desk would then have called {refused} of {live} living fakes, and "
    "missed {missed} of {trials} fakes of the worst kind, “{kind}”.",
)
_FLATTERS = QT_TRANSLATE_NOOP(
    "core",
    "That flatters, since the limits were chosen on these very presentations.",
)
_HELD_OUT = QT_TRANSLATE_NOOP(
    "core",
    "Chosen without one person after the other and tried on that person: {refused} of {live} "
    "living called fakes, {missed} of {trials} fakes of the worst kind, “{kind}”, missed. That is "
    "nearer the truth.",
)
_NOT_HELD_OUT = QT_TRANSLATE_NOOP(
    "core", "Too few people took part to try the limits on somebody they weren't chosen by."
)


def about_proposal(test: LivenessTest) -> tuple[Said, ...]:
    """Return what is proposed, and why that flatters; or why nothing is."""
    proposal = test.proposal
    if proposal is None:
        if are_too_few(test.presentations, test.judged):
            return (Said(_TOO_FEW, {"least": LEAST}),)
        return (Said(_NONE_BETTER),)
    said = []
    if proposal.spoof_from is not None and proposal.live_below is not None:
        bands = {"spoof_from": limit(proposal.spoof_from), "live_below": limit(proposal.live_below)}
        said.append(Said(_BANDS, bands))
    if proposal.deny_from is not None:
        said.append(Said(_DENY_FROM, {"deny_from": limit(proposal.deny_from)}))
    said += _counted(_WITH_THEM, proposal.bpcer, proposal.apcer)
    said.append(Said(_FLATTERS))
    held_out = _counted(_HELD_OUT, proposal.held_out_bpcer, proposal.held_out_apcer)
    return (*said, *(held_out or [Said(_NOT_HELD_OUT)]))


def _counted(template: str, bpcer: Rate | None, apcer: Mapping[Species, Rate] | None) -> list[Said]:
    if bpcer is None or not apcer:
        return []
    species, rate = max(apcer.items(), key=lambda item: (item[1].value, item[1].high))
    values = {
        "refused": events(bpcer),
        "live": bpcer.trials,
        "missed": events(rate),
        "trials": rate.trials,
        "kind": Said(NAMES[species]),
    }
    return [Said(template, values)]
