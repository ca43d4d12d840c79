"""`evaluate`: how often the models err on pictures of a known truth."""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE
from core.cli.pictures import PictureFile, PictureResult, analyse_files
from core.evaluation import comparisons, folders, identification, verification
from core.evaluation.attacks import Attacks, attacks
from core.evaluation.collection import Collection
from core.evaluation.folders import EvaluationError, People, Presentations
from core.evaluation.identification import Identification
from core.evaluation.verification import Verification
from core.pipeline import Pipeline
from core.wording import QT_TRANSLATE_NOOP


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="a folder for each person; or the folders live and fake, and in fake one for each "
        "kind of attack",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help="which people are strangers, and how people are drawn for the intervals (1)",
    )
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar (else in a terminal only)",
    )
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Measure error rates with 95 % intervals. The same pictures, models and seed give the same
    numbers."""
    found = folders.read(options.folder)
    pipeline = shared.load_pipeline(options)
    if isinstance(found, Presentations) and pipeline.slots.liveness is None:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core", "No liveness model is chosen. Choose one in the settings or by --liveness."
            )
        )
    began = time.monotonic()
    collection = _collected(found, pipeline, options)
    seconds = time.monotonic() - began
    try:
        if isinstance(found, Presentations):
            result: report.Json = _liveness(attacks(collection.presentations))
        else:
            result = _people(collection, options.seed)
    except ValueError as error:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core",
                "These pictures are too few to measure anything: several pictures of several "
                "people are needed, or faces of living people and of fakes.",
            )
        ) from error
    failures = collection.failure_to_enrol
    whole = {
        "pictures": collection.pictures,
        "failure_to_enrol": None if failures is None else asdict(failures),
        "failed": collection.failed,
        **result,
        "models": dict(pipeline.models),
        "modes": report.modes(pipeline),
        "identities": {
            slot: loaded.card.identity for slot, loaded in pipeline.slots.loaded().items()
        },
        "seed": options.seed,
        "pictures_per_second": round(collection.pictures / max(seconds, 1e-9), 2),
        "machine": f"{platform.system()} {platform.machine()}",
    }
    if options.json:
        print(report.line(whole))
    else:
        _say(whole)
    return DONE


def _collected(
    found: People | Presentations, pipeline: Pipeline, options: argparse.Namespace
) -> Collection:
    collection = Collection()
    files = [PictureFile(str(file)) for _, file in found.pictures]
    results = analyse_files(files, pipeline, lambda: shared.load_pipeline(options))
    add = collection.add_person if isinstance(found, People) else collection.add_presentation
    for (label, _), result in zip(
        found.pictures, _shown(results, len(files), options), strict=True
    ):
        add(label, result.name, result.faces)
    return collection


def _shown(
    results: Iterator[PictureResult], total: int, options: argparse.Namespace
) -> Iterator[PictureResult]:
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    yield from tqdm(results, total=total, unit="picture", disable=hidden, leave=False)


def _people(collection: Collection, seed: int) -> report.Json:
    labelled = collection.labelled()
    verified = verification.verify(comparisons.compare(labelled, seed=seed), seed=seed)
    assert verified is not None  # nobody cancels here
    identified = identification.identify(labelled, seed=seed)
    return {
        "verification": _verification(verified),
        "identification": None if identified is None else _identification(identified),
    }


def _verification(found: Verification) -> report.Json:
    return {
        "people": found.people,
        "genuine": found.genuine,
        "impostor": found.impostor,
        "eer": asdict(found.eer),
        "eer_threshold": found.eer_threshold,
        "smallest_fmr": found.smallest_fmr,
        "at": [
            {
                "wanted_fmr": one.wanted,
                "threshold": one.threshold,
                "fmr": asdict(one.fmr),
                "tar": asdict(one.tar),
            }
            for one in found.at
        ],
        "curve": {
            name: [round(float(value), 9) for value in found.curve[:, column]]
            for column, name in enumerate(("threshold", "fmr", "fnmr"))
        },
    }


def _identification(found: Identification) -> report.Json:
    return {
        "gallery": found.gallery,
        "probes": found.probes,
        "strangers": found.strangers,
        "rank_one": asdict(found.rank_one),
        "open_set": [
            {
                "wanted_fpir": one.wanted,
                "threshold": one.threshold,
                "fpir": asdict(one.fpir),
                "fnir": asdict(one.fnir),
            }
            for one in found.open_set
        ],
    }


def _liveness(found: Attacks) -> report.Json:
    return {
        "liveness": {
            "live": found.live,
            "bpcer": asdict(found.bpcer),
            "unjudged": asdict(found.unjudged),
            "apcer": {kind: asdict(rate) for kind, rate in found.apcer.items()},
            "worst_apcer": found.worst,
        }
    }


def _say(whole: report.Json) -> None:
    models = ", ".join(f"{slot} {name}" for slot, name in whole["models"].items())
    print(f"{whole['pictures']} pictures; {models}.")
    print(f"No usable face: {_rate(whole['failure_to_enrol'])}.")
    if (verified := whole.get("verification")) is not None:
        print(
            f"1:1, {verified['people']} people, {verified['genuine']} comparisons of one person, "
            f"{verified['impostor']} of two:"
        )
        print(f"  equal error rate {_rate(verified['eer'])} at {verified['eer_threshold']:.3f}")
        for one in verified["at"]:
            print(
                f"  FMR {one['wanted_fmr']:g} (threshold {one['threshold']:.3f}): true accepts "
                f"{_rate(one['tar'])}"
            )
        print(
            f"  So many people can prove a false match rate of {verified['smallest_fmr']:.2g} at "
            "best; smaller ones above rest on pictures of the same people."
        )
    if (identified := whole.get("identification")) is not None:
        print(
            f"1:N, {identified['gallery']} enrolled, {identified['probes']} searches for them, "
            f"{identified['strangers']} for strangers:"
        )
        print(f"  right person first: {_rate(identified['rank_one'])}")
        for one in identified["open_set"]:
            print(
                f"  FPIR {one['wanted_fpir']:g} (threshold {one['threshold']:.3f}): missed "
                f"{_rate(one['fnir'])}"
            )
    if (liveness := whole.get("liveness")) is not None:
        print(f"Liveness, {liveness['live']} living:")
        print(f"  BPCER (taken for a fake) {_rate(liveness['bpcer'])}")
        print(f"  could not be judged {_rate(liveness['unjudged'])}")
        for kind, rate in liveness["apcer"].items():
            print(f"  APCER {kind} (taken for live) {_rate(rate)}")
    print("In brackets: where the true rate lies with a confidence of 95 %.")


def _rate(rate: report.Json | None) -> str:
    if rate is None:
        return "-"
    value, low, high = (100.0 * rate[key] for key in ("value", "low", "high"))
    return f"{value:.2f} % [{low:.2f}, {high:.2f}], n = {rate['trials']}"
