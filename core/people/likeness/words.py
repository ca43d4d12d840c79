"""The sentences for what a check of the gallery finds, marked for translation."""

from __future__ import annotations

from collections.abc import Mapping

from core.people.likeness.check import Finding, FindingKind
from core.wording import QT_TRANSLATE_NOOP

HEADINGS: Mapping[FindingKind, str] = {
    FindingKind.DOUBLE: QT_TRANSLATE_NOOP("core", "Perhaps enrolled twice"),
    FindingKind.OUTLIER: QT_TRANSLATE_NOOP("core", "A picture that doesn't fit"),
    FindingKind.POOR: QT_TRANSLATE_NOOP("core", "Only poor pictures"),
    FindingKind.LACKING: QT_TRANSLATE_NOOP("core", "Can't be recognised with this model"),
    FindingKind.DAMAGED: QT_TRANSLATE_NOOP("core", "Damaged"),
}

_SENTENCES: Mapping[FindingKind, str] = {
    FindingKind.DOUBLE: QT_TRANSLATE_NOOP(
        "core", "{name} and {other} look like one person (similarity {value})."
    ),
    FindingKind.OUTLIER: QT_TRANSLATE_NOOP(
        "core",
        "One picture of {name} isn't like the others (similarity {value}). It may show somebody "
        "else.",
    ),
    FindingKind.POOR: QT_TRANSLATE_NOOP(
        "core", "The best picture of {name} has a quality of {value} of 100. Take better ones."
    ),
    FindingKind.LACKING: QT_TRANSLATE_NOOP(
        "core", "{name} has no template for the present model. Renew the templates or add views."
    ),
    FindingKind.DAMAGED: QT_TRANSLATE_NOOP(
        "core", "Something that is kept of {name} is damaged. Enrol the person anew."
    ),
}

_LIKE_SOMEBODY = QT_TRANSLATE_NOOP(
    "core", "One picture of {name} is more like {other} than like the others of {name}."
)


def sentence(finding: Finding) -> tuple[str, dict[str, str]]:
    """Return the English sentence for a finding, and what its braces stand for."""
    text = _SENTENCES[finding.kind]
    if finding.kind is FindingKind.OUTLIER and finding.other_id:
        text = _LIKE_SOMEBODY
    value = "" if finding.value is None else f"{finding.value:.2f}"
    if finding.kind is FindingKind.POOR and finding.value is not None:
        value = f"{finding.value:.0f}"
    return text, {"name": finding.name, "other": finding.other_name, "value": value}
