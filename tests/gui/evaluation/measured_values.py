"""Evaluations without networks: vectors that are drawn, and verdicts that are made up."""

from __future__ import annotations

import dataclasses

import numpy as np

from core.evaluation import comparisons, identification, verification
from core.evaluation.attacks import Presentation, attacks
from core.evaluation.comparisons import Labelled
from core.evaluation.liveness_sweep import sweep
from core.evaluation.pairing import paired
from core.evaluation.result import Evaluation
from core.reports.evaluation import document
from core.results import LivenessVerdict
from gui.evaluation.values import Measured

COMMON = {
    "folder": "set",
    "pictures": 60,
    "failed": ("anna/broken.png",),
    "failure_to_enrol": None,
    "set_digest": "0" * 64,
    "seed": 1,
    "modes": {},
    "seconds": 4.0,
    "machine": "test",
}


def of_people(model: str = "one", spread: float = 0.6, count: int = 20) -> Evaluation:
    """People with 3 pictures each."""
    draw = np.random.default_rng(1)
    people = np.repeat(np.arange(count, dtype=np.int32), 3)
    own = draw.normal(size=(count, 32))[people]
    vectors = own + spread * draw.normal(size=(3 * count, 32))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    labelled = Labelled(vectors, people, tuple(f"p{number:02}" for number in range(count)))
    compared = comparisons.compare(labelled)
    return Evaluation(
        kind="people",
        models={"detector": "eye", "recogniser": model},
        identities={"recogniser": f"{model}@1"},
        recogniser=f"{model}@1",
        suggested=0.5,
        verification=verification.verify(compared, rounds=20),
        identification=identification.identify(labelled),
        comparisons=compared,
        vectors=vectors,
        labels=tuple(labelled.names[who] for who in people),
        files=tuple(f"{number}.png" for number in range(3 * count)),
        **COMMON,
    )


def of_fakes() -> Evaluation:
    """30 living people, and 20 fakes of two kinds."""
    draw = np.random.default_rng(2)
    given = []
    for kind, count, middle in (("", 30, 0.2), ("print", 12, 0.8), ("screen", 8, 0.7)):
        for score in np.clip(draw.normal(middle, 0.15, count), 0.0, 1.0).tolist():
            verdict = LivenessVerdict.SPOOF if score >= 0.5 else LivenessVerdict.LIVE
            given.append(Presentation(kind, verdict, score))
    return Evaluation(
        kind="presentations",
        models={"detector": "eye", "liveness": "alive"},
        identities={"liveness": "alive@1"},
        attacks=attacks(given),
        sweep=sweep(given),
        presentations=tuple(given),
        files=tuple(f"{number}.png" for number in range(50)),
        **COMMON,
    )


def measured(one: Evaluation, second: Evaluation | None = None) -> Measured:
    """What the window shows of them."""
    pair = None if second is None else paired(one, second, rounds=20)
    made = Measured(one, second, pair)
    return dataclasses.replace(made, document=document(one, pair, second=second))
