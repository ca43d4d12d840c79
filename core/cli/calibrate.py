"""`calibrate`: what similarities mean here: what the gallery proves, and thresholds by rate."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import Final

from tqdm import tqdm

from core.calibration import keeping
from core.calibration.keeping import KeepingError
from core.calibration.meaning import at_threshold, meaning, search_rate, single_rate
from core.calibration.measuring import of_card, of_gallery
from core.calibration.threshold_words import percent, proof, same_person, strangers
from core.calibration.thresholds import Basis, Threshold, Thresholds, in_force, thresholds
from core.calibration.values import Calibration, Origin, Scores
from core.calibration.words import Saying, number, rounded
from core.cli import options as shared
from core.cli import renew, report
from core.cli.main import DONE
from core.cli.roll import opened_gallery
from core.models.contract import ModelError
from core.people.accounts.rights import Right
from core.settings import RANGES, Settings

FMR: Final = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
FPIR: Final = (1e-1, 1e-2, 1e-3, 1e-4)

_BASES = {
    Basis.MODEL: "the recogniser's own",
    Basis.HAND: "set by hand",
    Basis.RATE: "from the wanted rate",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--recogniser", metavar="NAME", help="its templates (else the settings')")
    parser.add_argument(
        "--at",
        type=_similarity,
        metavar="SIMILARITY",
        help="also say what this similarity of two faces means, from -1 to 1",
    )
    parser.add_argument(
        "--gallery",
        action="store_true",
        help="measure on the gallery even where an evaluation set was imported",
    )
    parser.add_argument(
        "--forget",
        action="store_true",
        help="first let go of the evaluation set that was imported for this recogniser",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar (else in a terminal only)",
    )
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Measure the gallery and say what follows. Changes nothing but with --forget."""
    card = renew.recogniser_card(options)
    suggested = card.similarity_threshold
    if suggested is None:  # no recogniser is without, or the registry would have left it out
        raise ModelError("The recogniser {name} names no threshold.", name=card.name)
    settings = shared.settings_of(options)
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    with (
        opened_gallery(options) as gallery,
        tqdm(unit="template", disable=hidden, leave=False) as bar,
    ):

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        if options.forget:
            gallery.sign_in.require(Right.SETTINGS)
            keeping.forget(card.identity, shared.profile_of(options).calibrations_file)
        here = of_gallery(gallery, card.identity, suggested, progress=show)
        people = sum(card.identity in person.models for person in gallery.people())
    own = here or of_card(card.identity, suggested)
    calibration = (
        own if options.gallery else in_force(settings, own, _imported(options, card.identity))
    )
    now = thresholds(settings, suggested, calibration, people)
    if options.json:
        print(report.line(_data(calibration, now, options.at)))
    else:
        _say(calibration, now, options.at)
    return DONE


def _imported(options: argparse.Namespace, recogniser: str) -> Calibration | None:
    try:
        return keeping.load(shared.profile_of(options).calibrations_file, recogniser)
    except KeepingError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        return None


# -- words -----------------------------------------------------------------------------------


def _say(calibration: Calibration, now: Thresholds, at: float | None) -> None:
    basis = {
        Origin.CARD: "the recogniser's card",
        Origin.GALLERY: "this gallery",
        Origin.EVALUATION: f"the evaluation set {calibration.name}",
    }
    print(f"Recogniser {calibration.recogniser}; {number(now.people)} people in the gallery.")
    print(f"What similarities mean comes from {basis[calibration.origin]}.")
    for what, scores, of in (
        ("two people", calibration.strangers, "pairs of people"),
        ("one person", calibration.same, "people"),
    ):
        if scores is not None:
            print(
                f"Compared: {number(scores.comparisons)} times {what} "
                f"({number(scores.units)} {of}); "
                f"9 of 10 similarities are {scores.low:.2f} to {scores.high:.2f}."
            )
    for saying in proof(calibration):
        print(_filled(saying))
    _say_fit(calibration)
    for what, threshold, people in (
        ("A search of the gallery", now.search, now.people),
        ("One person who was named", now.claim, 1),
    ):
        print(f"\n{what}: threshold {threshold.similarity:.4f}, {_BASES[threshold.basis]}.")
        found = at_threshold(calibration, threshold.similarity)
        print(f"  {_filled(strangers(found))}")
        print(f"  {_filled(same_person(found))}")
        if people > 1:
            rate = search_rate(found.fitted_fmr, people)
            print(f"  A search of {number(people)} people finds somebody for {_one_in(rate)}.")
        if threshold.is_lowered:
            print("  The wanted rate can't be reached: the threshold is as high as it may be.")
    print("\nThresholds by wanted rate")
    print(f"  {'strangers':>18}  {'threshold':>9}  {'same person missed':>22}  proven")
    for row in _table(calibration, now.people):
        _say_row(calibration, *row)
    similarity = now.search.similarity if at is None else at
    print(f"\nSimilarity {similarity:.4f}: {sentence(calibration, similarity)}")


def _say_fit(calibration: Calibration) -> None:
    tail, fit = calibration.tail, calibration.fit
    if fit is None:
        return
    kind = "exponential" if not tail.shape else f"generalised Pareto of shape {tail.shape:.2f}"
    print(
        f"Tail: {kind}, fitted to the {number(fit.comparisons)} most alike comparisons of "
        f"strangers, from {tail.start:.3f} on; by {tail.slope:.4f} farther out e times fewer "
        f"(measured {fit.slope:.4f} ± {fit.slope_error:.4f}, the rest is margin). Shape "
        f"{fit.shape:.2f} ± {fit.shape_error:.2f}, greatest distance {fit.distance:.3f}, "
        f"{fit.seen:.2f} counted for each expected at 1 in 1,000, most alike {fit.highest:.3f}."
    )


def _say_row(calibration: Calibration, what: str, wanted: float, found: Threshold) -> None:
    at = at_threshold(calibration, found.similarity)
    missed = "not measured"
    if at.fnmr is not None:
        missed = f"{percent(at.fnmr.value)} ({percent(at.fnmr.low)} to {percent(at.fnmr.high)})"
    note = "yes" if found.is_proven else "no"
    if found.is_lowered:
        note = "no, and can't be reached"
    elif found.is_raised:
        note += "; less would do"
    label = f"{what} {_one_in(wanted).removesuffix(' strangers')}"
    print(f"  {label:>18}  {found.similarity:>9.4f}  {missed:>22}  {note}")


def sentence(calibration: Calibration, similarity: float) -> str:
    """Say what a similarity means: how often strangers reach it, and how much of that is proven."""
    said = meaning(calibration, similarity)
    often = "less often than" if said.is_bound else "as often as"
    rare = f"strangers come this close to a person {often} 1 in {number(rounded(said.one_in))}"
    if not said.people:
        return f"{rare}, by the recogniser's card; nobody was compared here."
    proven = number(rounded(said.proven_one_in))
    if said.one_in <= said.proven_one_in:
        return f"{rare}; {number(said.people)} people, so up to 1 in {proven} is proven."
    return f"{rare}; {number(said.people)} people, so no more than 1 in {proven} is proven."


def _one_in(rate: float) -> str:
    return f"1 in {number(rounded(1.0 / max(rate, 1e-12)))} strangers"


def _filled(saying: Saying) -> str:
    text, values = saying
    return text.format(**values)


# -- figures ---------------------------------------------------------------------------------


def _table(calibration: Calibration, people: int) -> list[tuple[str, float, Threshold]]:
    """Return the thresholds that rates would give: of one comparison (1:1), and of a search."""
    rows: list[tuple[str, float, Threshold]] = []
    for wanted in FMR:
        settings = Settings(wanted_fmr=wanted)
        rows.append(("1:1", wanted, _thresholds(settings, calibration, people).claim))
    for wanted in FPIR:
        settings = Settings(wanted_fpir=wanted)
        rows.append(("1:N", wanted, _thresholds(settings, calibration, people).search))
    return rows


def _thresholds(settings: Settings, calibration: Calibration, people: int) -> Thresholds:
    return thresholds(settings, calibration.suggested, calibration, people)


def _data(calibration: Calibration, now: Thresholds, at: float | None) -> report.Json:
    tail, fit = calibration.tail, calibration.fit
    similarity = now.search.similarity if at is None else at
    said = meaning(calibration, similarity)
    return {
        "recogniser": calibration.recogniser,
        "origin": calibration.origin.value,
        "name": calibration.name or None,
        "gallery_people": now.people,
        "people": calibration.people,
        "doubles_left_out": calibration.doubles,
        "strangers": _scores(calibration.strangers),
        "same": _scores(calibration.same),
        "smallest_fmr": calibration.smallest_fmr,
        "suggested": calibration.suggested,
        "tail": asdict(tail),
        "fit": None if fit is None else asdict(fit),
        "search": _threshold(calibration, now.search),
        "claim": _threshold(calibration, now.claim),
        "by_fmr": [
            {"wanted": wanted, **_threshold(calibration, found)}
            for what, wanted, found in _table(calibration, now.people)
            if what == "1:1"
        ],
        "by_fpir": [
            {
                "wanted": wanted,
                "fmr": single_rate(wanted, now.people),
                **_threshold(calibration, found),
            }
            for what, wanted, found in _table(calibration, now.people)
            if what == "1:N"
        ],
        "meaning": {
            "similarity": similarity,
            "one_in": said.one_in,
            "proven_one_in": said.proven_one_in,
            "sentence": sentence(calibration, similarity),
        },
    }


def _scores(scores: Scores | None) -> report.Json | None:
    if scores is None:
        return None
    return {
        "comparisons": scores.comparisons,
        "units": scores.units,
        "low": scores.low,
        "high": scores.high,
        "counts": scores.counts.tolist(),
    }


def _threshold(calibration: Calibration, threshold: Threshold) -> report.Json:
    found = at_threshold(calibration, threshold.similarity)
    return {
        "threshold": threshold.similarity,
        "basis": threshold.basis.value,
        "expected": threshold.expected,
        "proven": threshold.is_proven,
        "unreachable": threshold.is_lowered,
        "fmr": None if found.fmr is None else asdict(found.fmr),
        "fnmr": None if found.fnmr is None else asdict(found.fnmr),
        "fitted_fmr": found.fitted_fmr,
    }


def _similarity(text: str) -> float:
    least, greatest = RANGES["similarity_threshold"]
    try:
        value = float(text)
    except ValueError:
        value = 2.0
    if not least <= value <= greatest:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from -1 to 1")
    return value
