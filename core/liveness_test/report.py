"""The report of a test of liveness: what was found, what it proves, and how to run it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from core.evaluation.intervals import Rate
from core.liveness_test import words
from core.liveness_test.figures import events, span
from core.liveness_test.plan import NAMES
from core.liveness_test.proposal_words import about_proposal
from core.liveness_test.rating import of
from core.liveness_test.values import Judge, JudgeRates, LivenessTest, Proposal, Species
from core.people.audit.fact_words import VALUES
from core.people.audit.words import Said
from core.reports.document import Block, Document, Heading, Language, Paragraph, Table
from core.wording import QT_TRANSLATE_NOOP

Say = Callable[[Said], str]

_TITLE = QT_TRANSLATE_NOOP("core", "Liveness test of a camera")
_SUBTITLE = QT_TRANSLATE_NOOP("core", "Camera “{camera}”, {count} presentations, {when}")
_NO_TITLE = QT_TRANSLATE_NOOP("core", "{count} presentations, {when}")
_FOOT = QT_TRANSLATE_NOOP("core", "Liveness test after ISO/IEC 30107-3, not certified")
_DESK = QT_TRANSLATE_NOOP("core", "What the desk said")
_PROVES = QT_TRANSLATE_NOOP("core", "What these numbers can and can't prove")
_EACH = QT_TRANSLATE_NOOP("core", "What each piece of evidence said by itself")
_ABOUT_EACH = QT_TRANSLATE_NOOP(
    "core",
    "A fake that a piece of evidence said nothing about counts as missed: it would have passed "
    "where this evidence stood alone. In brackets stands where the true rate lies with a "
    "confidence of 95 % (Clopper and Pearson).",
)
_PROPOSED = QT_TRANSLATE_NOOP("core", "Limits")
_ON_THESE = QT_TRANSLATE_NOOP("core", "With them, on these presentations")
_HELD_OUT = QT_TRANSLATE_NOOP("core", "On people left out")
_HOW = QT_TRANSLATE_NOOP("core", "How it was tested")
_SHOWN = QT_TRANSLATE_NOOP("core", "Shown")
_TIMES = QT_TRANSLATE_NOOP("core", "How often")
_WRONG = QT_TRANSLATE_NOOP("core", "Wrong")
_RATE = QT_TRANSLATE_NOOP("core", "Error rate")
_LATE = QT_TRANSLATE_NOOP("core", "Called live for a moment")
_LIVING = QT_TRANSLATE_NOOP("core", "Living, called fakes (BPCER)")
_UNJUDGED = QT_TRANSLATE_NOOP("core", "Living, not judged")
_MISSED = QT_TRANSLATE_NOOP("core", "{kind}, missed (APCER)")
_NUMBER = QT_TRANSLATE_NOOP("core", "Number")
_PERSON = QT_TRANSLATE_NOOP("core", "Person")
_VERDICT = QT_TRANSLATE_NOOP("core", "The desk said")
_SPOOF_SCORE = QT_TRANSLATE_NOOP("core", "Spoof score")
_DENY_SCORE = QT_TRANSLATE_NOOP("core", "Geometry and motion")
_NO_FACE = QT_TRANSLATE_NOOP("core", "no face was found")
_AFTER = QT_TRANSLATE_NOOP("core", "Called a fake after")
_ALL = QT_TRANSLATE_NOOP("core", "Every presentation")
_FOR = QT_TRANSLATE_NOOP("core", "For")
_MODEL = QT_TRANSLATE_NOOP("core", "Model")
_SETTING = QT_TRANSLATE_NOOP("core", "Setting")
_VALUE = QT_TRANSLATE_NOOP("core", "Value")
_CAMERA = QT_TRANSLATE_NOOP("core", "Camera")
_PROGRAM = QT_TRANSLATE_NOOP("core", "Program")
_TESTED = QT_TRANSLATE_NOOP("core", "Tested")
_SECONDS = QT_TRANSLATE_NOOP("core", "Seconds that each was shown")
_ASKED = QT_TRANSLATE_NOOP("core", "Asked to move their head")
_YES, _NO = QT_TRANSLATE_NOOP("core", "yes"), QT_TRANSLATE_NOOP("core", "no")
_AGAIN = QT_TRANSLATE_NOOP(
    "core",
    "The same recordings, models and settings give the same numbers again: python -m core "
    "test-liveness FOLDER --again says whether they do.",
)

_VERDICTS: Final = VALUES["liveness"]


def document(test: LivenessTest, say: Say = str, language: Language = "en") -> Document:
    """Return the report of a test.

    Parameters
    ----------
    say
        Says core's sentences in the report's language.
    """
    blocks: list[Block] = []
    for number, sentence in enumerate(words.in_short(test)):
        blocks.append(Paragraph(say(sentence), large=number == 0))
    blocks += [Heading(say(Said(_DESK))), _desk(of(test, Judge.TOGETHER), say)]
    blocks.append(Heading(say(Said(_PROVES))))
    blocks += [Paragraph(say(sentence)) for sentence in words.limits(test)]
    blocks.append(Heading(say(Said(_PROPOSED))))
    blocks += [Paragraph(say(sentence)) for sentence in about_proposal(test)]
    if test.proposal is not None:
        blocks += _proposed(test.proposal, say)
    blocks += [Heading(say(Said(_EACH))), Paragraph(say(Said(_ABOUT_EACH)))]
    blocks += _each(test, say)
    blocks += _how(test, say)
    values = {
        "camera": test.camera,
        "count": len(test.presentations),
        "when": test.when.replace("T", " ").replace("+00:00", " UTC"),
    }
    subtitle = say(Said(_SUBTITLE if test.camera else _NO_TITLE, values))
    return Document(say(Said(_TITLE)), subtitle, tuple(blocks), say(Said(_FOOT)), language)


def _desk(desk: JudgeRates, say: Say) -> Table:
    rows: list[tuple[str, ...]] = []
    if desk.bpcer.trials:
        rows.append((say(Said(_LIVING)), *_counts(desk.bpcer), ""))
        rows.append((say(Said(_UNJUDGED)), *_counts(desk.unjudged), ""))
    for species, rate in desk.apcer.items():
        late = desk.late.get(species)
        name = say(Said(_MISSED, {"kind": Said(NAMES[species])}))
        rows.append((name, *_counts(rate), "" if late is None else str(events(late))))
    head = (_SHOWN, _TIMES, _WRONG, _RATE, _LATE)
    return Table(tuple(rows), tuple(say(Said(one)) for one in head))


def _counts(rate: Rate) -> tuple[str, str, str]:
    return str(rate.trials), str(events(rate)), span(rate)


def _each(test: LivenessTest, say: Say) -> Iterator[Block]:
    spoke = [one for one in test.rates if not one.silent]
    for part in (spoke[start : start + 3] for start in range(0, len(spoke), 3)):
        rows = [
            (say(Said(_LIVING)), *(span(one.bpcer) for one in part)),
            (say(Said(_UNJUDGED)), *(span(one.unjudged) for one in part)),
        ]
        for species in Species:
            if species in part[0].apcer:
                name = say(Said(_MISSED, {"kind": Said(NAMES[species])}))
                rows.append((name, *(span(one.apcer[species]) for one in part)))
        head = (say(Said(_SHOWN)), *(say(Said(words.JUDGES[one.judge])) for one in part))
        yield Table(tuple(rows), head)


def _proposed(proposal: Proposal, say: Say) -> Iterator[Block]:
    if proposal.bpcer is None:
        return
    held_out = proposal.held_out_apcer or {}
    rows = [(say(Said(_LIVING)), span(proposal.bpcer), _maybe(proposal.held_out_bpcer))]
    for species, rate in (proposal.apcer or {}).items():
        name = say(Said(_MISSED, {"kind": Said(NAMES[species])}))
        rows.append((name, span(rate), _maybe(held_out.get(species))))
    yield Table(tuple(rows), tuple(say(Said(one)) for one in (_SHOWN, _ON_THESE, _HELD_OUT)))


def _maybe(rate: Rate | None) -> str:
    return "-" if rate is None else span(rate)


def _how(test: LivenessTest, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(_HOW)))
    yield Table(
        tuple(
            row
            for row in (
                (say(Said(_CAMERA)), test.camera or "-"),
                ("", test.camera_id),
                (say(Said(_TESTED)), test.when),
                (say(Said(_PROGRAM)), f"FaceDesk IR {test.program}"),
                (say(Said(_SECONDS)), f"{test.plan.seconds:g}"),
                (say(Said(_ASKED)), say(Said(_YES if test.plan.challenged else _NO))),
            )
            if row[1]
        )
    )
    rows = tuple(
        (say(Said(VALUES["slot"].get(slot, slot))), identity)
        for slot, identity in test.models.items()
    )
    if rows:
        yield Table(rows, (say(Said(_FOR)), say(Said(_MODEL))), mono=True)
    settings = tuple(
        (say(Said(VALUES["name"].get(name, name))), _value(value))
        for name, value in test.settings.items()
    )
    if settings:
        yield Table(settings, (say(Said(_SETTING)), say(Said(_VALUE))))
    yield Paragraph(say(Said(_AGAIN)))
    yield Heading(say(Said(_ALL)))
    head = (_NUMBER, _SHOWN, _PERSON, _VERDICT, _SPOOF_SCORE, _DENY_SCORE, _AFTER)
    yield Table(tuple(_presentations(test, say)), tuple(say(Said(one)) for one in head))


def _presentations(test: LivenessTest, say: Say) -> Iterator[tuple[str, ...]]:
    for one, said in zip(test.presentations, test.judged, strict=True):
        desk = said[Judge.TOGETHER]
        verdict = _NO_FACE if one.number in test.unseen else _VERDICTS[desk.verdict.value]
        yield (
            str(one.number),
            say(Said(NAMES[one.species])),
            str(one.person),
            say(Said(verdict)),
            _score(said[Judge.NETWORK].score),
            _score(said[Judge.GEOMETRY].score),
            "-" if desk.after is None else f"{desk.after:.1f} s",
        )


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.3f}"


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
