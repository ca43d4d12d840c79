"""The report of an evaluation: what was measured, how sure it is, and how to measure it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from core.evaluation.attacks import Attacks
from core.evaluation.identification import Identification
from core.evaluation.intervals import Rate
from core.evaluation.liveness_sweep import Sweep
from core.evaluation.pairing import Paired
from core.evaluation.pairing_words import rate_of, sentences, span_of
from core.evaluation.result import Evaluation
from core.evaluation.verification import Verification
from core.people.audit.fact_words import VALUES
from core.people.audit.words import Said
from core.reports import evaluation_plots as plots
from core.reports import evaluation_sentences as words
from core.reports.document import Block, Document, Heading, Language, Paragraph, Plot, Table

Say = Callable[[Said], str]

_MOST_NAMES: Final = 20


def document(
    evaluation: Evaluation,
    paired: Paired | None = None,
    say: Say = str,
    language: Language = "en",
    *,
    second: Evaluation | None = None,
) -> Document:
    """Return the report of an evaluation.

    Parameters
    ----------
    paired
        Two models on the same pictures, `evaluation` being of the first one.
    say
        Says core's sentences in the report's language.
    second
        The evaluation of the second model, whose curves and rates stand beside.
    """
    both = [evaluation] if second is None else [evaluation, second]
    blocks: list[Block] = []
    blocks += _summary(evaluation, say)
    if paired is not None:
        blocks += _beside(paired, say)
    for each in both:
        name = each.models.get("liveness" if each.attacks is not None else "recogniser", "")
        if each.verification is not None:
            blocks += _verification(each.verification, name, say)
            blocks += _all(plots.similarities(each, say))
        if each.identification is not None:
            blocks += _identification(each.identification, name, say)
        if each.attacks is not None:
            blocks += _liveness(each.attacks, each.sweep, name, say)
            blocks += _all(plots.spoof_scores(each, say))
    drawn = [
        *_all(plots.detection_errors(both, say)),
        *_all(plots.search_errors(both, say)),
        *_all(plots.liveness_errors(both, say)),
    ]
    if drawn:
        blocks += [Heading(say(Said(words.CURVES))), *drawn]
    blocks += [Heading(say(Said(words.INTERVALS))), Paragraph(say(Said(words.HOW_SURE)))]
    blocks += _again(evaluation, second, say)
    subtitle = Said(words.SUBTITLE, {"folder": evaluation.folder, "pictures": evaluation.pictures})
    return Document(
        say(Said(words.TITLE)), say(subtitle), tuple(blocks), say(Said(words.TITLE)), language
    )


def _summary(found: Evaluation, say: Say) -> Iterator[Block]:
    verified, attacks = found.verification, found.attacks
    if verified is not None:
        values = {"rate": _percent(verified.eer.value), "span": _span(verified.eer)}
        yield Paragraph(say(Said(words.EER_LARGE, values)), large=True)
        yield Paragraph(say(Said(words.EER_MEANS)))
        if verified.at:
            strictest = verified.at[-1]
            yield Paragraph(
                say(
                    Said(
                        words.AT_STRICTEST,
                        {
                            "one_in": f"{round(1.0 / strictest.wanted):,}",
                            "threshold": f"{strictest.threshold:.3f}",
                            "tar": _percent(strictest.tar.value),
                        },
                    )
                )
            )
        proven = f"{max(1, int(1.0 / verified.smallest_fmr)):,}"
        values = {"people": f"{verified.people}", "one_in": proven}
        yield Paragraph(say(Said(words.PROVEN, values)), "warn")
    if attacks is not None:
        values = {"worst": _percent(attacks.worst), "bpcer": _percent(attacks.bpcer.value)}
        yield Paragraph(say(Said(words.LIVENESS_LARGE, values)), large=True)
        rarest = min(rate.trials for rate in attacks.apcer.values())
        if rarest < 100 or attacks.live < 100:
            yield Paragraph(say(Said(words.FEW, {"live": attacks.live, "fakes": rarest})), "warn")
    failures = found.failure_to_enrol
    if failures is not None and failures.value > 0.0:
        why = {"unreadable": words.UNREADABLE, "no-face": words.NO_FACE, "unclear": words.UNCLEAR}
        rows = [(say(Said(words.FAILED)), _rate(failures))]
        rows += [(say(Said(why[one])), str(count)) for one, count in found.failures.items()]
        if found.people_failed is not None and found.people_failed.value > 0.0:
            rows.append((say(Said(words.PEOPLE_FAILED)), _rate(found.people_failed)))
        yield Table(tuple(rows))


def _beside(paired: Paired, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(words.TWO)))
    values = {"first": paired.first, "second": paired.second, "pictures": paired.pictures}
    yield Paragraph(say(Said(words.ON_THE_SAME, values)))
    if paired.differences:
        shown = {"neither": words.NOT_SHOWN, "first": words.FIRST, "second": words.SECOND}
        rows = [
            (
                say(rate_of(one)),
                _percent(one.first),
                _percent(one.second),
                span_of(one),
                say(Said(shown[one.better])),
            )
            for one in paired.differences
        ]
        head = (words.ERRORS, words.FIRST, words.SECOND, words.DIFFERENCE, words.BETTER)
        yield Table(tuple(rows), tuple(say(Said(one)) for one in head))
    for sentence in sentences(paired, all_rates=False):
        yield Paragraph(say(sentence))
    yield Paragraph(say(Said(words.SEVERAL_ASKED)))


def _verification(found: Verification, name: str, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(words.ONE_TO_ONE, {"name": name})))
    values = {"people": found.people, "genuine": found.genuine, "impostor": found.impostor}
    yield Paragraph(say(Said(words.COMPARED, values)))
    rows = [
        (f"{one.wanted:g}", f"{one.threshold:.3f}", _rate(one.fmr), _rate(one.tar))
        for one in found.at
    ]
    equal = say(Said(words.EER_ROW))
    rows.insert(0, (equal, f"{found.eer_threshold:.3f}", _rate(found.eer), ""))
    head = (words.WANTED_FMR, words.THRESHOLD, words.MEASURED_FMR, words.TAR)
    yield Table(tuple(rows), tuple(say(Said(one)) for one in head))


def _identification(found: Identification, name: str, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(words.ONE_TO_MANY, {"name": name})))
    values = {"gallery": found.gallery, "probes": found.probes, "strangers": found.strangers}
    yield Paragraph(say(Said(words.SEARCHED, values)))
    yield Paragraph(say(Said(words.RANK_ONE, {"rate": _rate(found.rank_one)})))
    rows = [
        (f"{one.wanted:g}", f"{one.threshold:.3f}", _rate(one.fpir), _rate(one.fnir))
        for one in found.open_set
    ]
    head = (words.WANTED_FPIR, words.THRESHOLD, words.MEASURED_FPIR, words.MISSED)
    yield Table(tuple(rows), tuple(say(Said(one)) for one in head))


def _liveness(found: Attacks, sweep: Sweep | None, name: str, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(words.LIVENESS, {"name": name})))
    rows = [
        (say(Said(words.BPCER_ROW)), _rate(found.bpcer)),
        (say(Said(words.UNJUDGED)), _rate(found.unjudged)),
    ]
    for kind, rate in found.apcer.items():
        rows.append((say(Said(words.APCER_ROW, {"kind": kind})), _rate(rate)))
    yield Table(tuple(rows))
    if sweep is None:
        return
    yield Paragraph(say(Said(words.SWEPT)))
    swept = [
        (f"{one.wanted:g}", f"{one.limit:.3f}", _rate(one.apcer), _rate(one.bpcer))
        for one in sweep.at
    ]
    head = (words.WANTED_APCER, words.LIMIT, words.WORST_APCER, words.BPCER)
    yield Table(tuple(swept), tuple(say(Said(one)) for one in head))


def _again(found: Evaluation, second: Evaluation | None, say: Say) -> Iterator[Block]:
    yield Heading(say(Said(words.HOW)))
    rate = f"{found.pictures_per_second:.1f}"
    yield Table(
        (
            (say(Said(words.SET)), found.folder),
            (say(Said(words.PICTURES)), str(found.pictures)),
            (say(Said(words.DIGEST)), found.set_digest),
            (say(Said(words.SEED)), str(found.seed)),
            (
                say(Said(words.SPEED)),
                say(Said(words.A_SECOND, {"rate": rate, "machine": found.machine})),
            ),
        ),
        mono=True,
    )
    rows = []
    for each in (found, *(() if second is None else (second,))):
        for slot, name in each.models.items():
            mode = each.modes.get(slot, "")
            row = (
                say(Said(VALUES["slot"].get(slot, slot))),
                name,
                say(Said(words.MODES.get(mode, mode))),
                each.checksums.get(slot, ""),
            )
            if row not in rows:
                rows.append(row)
    head = (words.SLOT, words.MODEL, words.MODE, words.CHECKSUM)
    yield Table(tuple(rows), tuple(say(Said(one)) for one in head), mono=True)
    settings = tuple(
        (say(Said(VALUES["name"].get(name, name))), f"{value:g}")
        for name, value in found.settings.items()
    )
    if settings:
        yield Table(settings, (say(Said(words.SETTING)), say(Said(words.VALUE))), mono=True)
    yield Paragraph(say(Said(words.REPEAT)))
    if found.failed:
        more = len(found.failed) - _MOST_NAMES
        names = "\n".join(found.failed[:_MOST_NAMES])
        yield Heading(say(Said(words.FAILED)))
        yield Paragraph(
            names if more <= 0 else f"{names}\n" + say(Said(words.MORE, {"count": more}))
        )


def _all(plot: Plot | None) -> list[Plot]:
    return [] if plot is None else [plot]


def _percent(share: float) -> str:
    return f"{100.0 * share:.2f} %"


def _span(rate: Rate) -> str:
    return f"[{100.0 * rate.low:.2f}, {100.0 * rate.high:.2f}]"


def _rate(rate: Rate) -> str:
    return f"{100.0 * rate.value:.2f} % [{100.0 * rate.low:.2f}, {100.0 * rate.high:.2f}]"
