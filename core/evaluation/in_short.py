"""The plain sentences that come before all tables: what the rates mean at this desk."""

from __future__ import annotations

from core.evaluation.intervals import Rate
from core.evaluation.result import Evaluation
from core.people.audit.words import Said
from core.wording import QT_TRANSLATE_NOOP

_STRANGERS = QT_TRANSLATE_NOOP(
    "core",
    "With {model} and its own threshold of {threshold}: {count} % of the comparisons with a "
    "stranger are taken for the same person; {missed} % of those of one person are missed.",
)
_FEW_STRANGERS = QT_TRANSLATE_NOOP(
    "core",
    "With {model} and its own threshold of {threshold}: 1 of {one_in} comparisons with a stranger "
    "is taken for the same person; {missed} % of those of one person are missed.",
)
_NO_STRANGER = QT_TRANSLATE_NOOP(
    "core",
    "With {model} and its own threshold of {threshold}: none of {pairs} comparisons with a "
    "stranger was taken for the same person; {missed} % of those of one person are missed.",
)
_SEARCH = QT_TRANSLATE_NOOP(
    "core",
    "Among {gallery} enrolled people, where somebody is found for {strangers} % of the strangers "
    "(threshold {threshold}), {missed} % of the searches for enrolled people fail.",
)
_FAKES = QT_TRANSLATE_NOOP(
    "core",
    "With {model}: {worst} % of the fakes of the worst kind are taken for live ({low} to {high} "
    "%); {refused} % of the living people are taken for fakes.",
)
_SPEED = QT_TRANSLATE_NOOP("core", "{rate} pictures a second were looked at.")
_NO_FAILURE = QT_TRANSLATE_NOOP("core", "A face could be used in every picture.")
_FAILURES = QT_TRANSLATE_NOOP("core", "In {failed} of {pictures} pictures no face could be used.")

_RARE = 0.01
"""A share below which it is told as 1 of so many."""


def in_short(found: Evaluation) -> tuple[Said, ...]:
    """Return what was measured, in sentences for somebody who knows no error rates."""
    said = []
    compared = found.comparisons
    if compared is not None and found.suggested is not None:
        accepted = float((compared.impostor >= found.suggested).mean())
        missed = float((compared.genuine < found.suggested).mean())
        values = {
            "model": found.models.get("recogniser", ""),
            "threshold": f"{found.suggested:.3f}",
            "missed": _of_hundred(missed),
        }
        if accepted >= _RARE:
            said.append(Said(_STRANGERS, {**values, "count": _of_hundred(accepted)}))
        elif accepted > 0.0:
            said.append(Said(_FEW_STRANGERS, {**values, "one_in": f"{round(1.0 / accepted):,}"}))
        else:
            pairs = f"{len(compared.impostor):,}"
            said.append(Said(_NO_STRANGER, {**values, "pairs": pairs}))
    if found.identification is not None and found.identification.open_set:
        strictest = found.identification.open_set[-1]
        said.append(
            Said(
                _SEARCH,
                {
                    "gallery": found.identification.gallery,
                    "strangers": _of_hundred(strictest.fpir.value),
                    "threshold": f"{strictest.threshold:.3f}",
                    "missed": _of_hundred(strictest.fnir.value),
                },
            )
        )
    if found.attacks is not None:
        worst = max(found.attacks.apcer.values(), key=_value)
        said.append(
            Said(
                _FAKES,
                {
                    "model": found.models.get("liveness", ""),
                    "worst": _of_hundred(worst.value),
                    "low": _of_hundred(worst.low),
                    "high": _of_hundred(worst.high),
                    "refused": _of_hundred(found.attacks.bpcer.value),
                },
            )
        )
    if found.failed:
        said.append(Said(_FAILURES, {"failed": len(found.failed), "pictures": found.pictures}))
    else:
        said.append(Said(_NO_FAILURE))
    said.append(Said(_SPEED, {"rate": f"{found.pictures_per_second:.1f}"}))
    return tuple(said)


def _of_hundred(share: float) -> str:
    value = 100.0 * share
    if value in (0.0, 100.0):
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 0.1 else f"{value:.2g}"


def _value(rate: Rate) -> float:
    return rate.value
