"""The calibration service with the real engine's threads, gallery and networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.calibration import keeping
from core.calibration.measuring import of_card
from core.calibration.thresholds import Basis, Thresholds, thresholds
from core.calibration.values import Calibration, Origin
from core.evaluation.comparisons import Labelled, compare
from core.evaluation.result import Evaluation
from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.paths import Profile
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.people.records import Details, View
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.settings import Settings
from gui import calibration_service
from gui.analysis_worker import WORTH_TELLING
from gui.engine import Engine
from gui.engine_values import LoadedModels

SOON = 20_000


@pytest.fixture(scope="module")
def recogniser() -> tuple[str, float]:
    """Identity and own threshold of the default recogniser."""
    card = Registry.of(Profile.default()).default("recogniser")
    assert card is not None
    assert card.similarity_threshold is not None
    return card.identity, card.similarity_threshold


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile(tmp_path / "profile")
    profile.make()
    return profile


@pytest.fixture
def fill(profile: Profile, recogniser: tuple[str, float]) -> Callable[..., None]:
    """Put people into the profile's gallery before the engine opens it."""

    def put(people: int, seed: int = 0) -> None:
        gallery = Gallery.open(profile.gallery_file)
        gallery.intake.add(newcomers(people, recogniser[0], seed))
        gallery.close()

    return put


def newcomers(people: int, model: str, seed: int = 0) -> list[Newcomer]:
    now = datetime.now(UTC)
    return [
        Newcomer(
            f"{seed:02x}{number:030x}",
            f"Person {number}",
            now,
            Details(),
            tuple(KeptTemplate(model, one, 80.0, now, View.STRAIGHT) for one in vectors),
            None,
        )
        for number, vectors in enumerate(faces(people, seed))
    ]


def faces(people: int, seed: int = 0, templates: int = 3) -> np.ndarray:
    draw = np.random.default_rng(seed)
    vectors = draw.normal(size=(people, 1, 128)) + 0.5 * draw.normal(size=(people, templates, 128))
    return (vectors / np.linalg.norm(vectors, axis=2, keepdims=True)).astype(np.float32)


@pytest.fixture
def failures() -> list[object]:
    """What engines said that failed."""
    return []


@pytest.fixture
def start(
    qtbot: QtBot, profile: Profile, failures: list[object], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Engine]]:
    """Start an engine; its gallery rests for a moment only.

    Only with `whole` are there networks; else the recogniser's card is told as if they were loaded,
    and the desk's thresholds as if it used them.
    """
    monkeypatch.setattr("gui.engine.STOP_SECONDS", 20.0)
    monkeypatch.setattr(calibration_service, "RESTS_MS", 30)
    engines: list[Engine] = []

    def begin(settings: Settings | None = None, *, whole: bool = False) -> Engine:
        engine = Engine(settings or Settings(source="studio:nobody"), profile)
        engines.append(engine)
        engine.failed.connect(failures.append)
        if whole:
            engine.start()
            return engine
        card = Registry.of(Profile.default()).default("recogniser")
        assert card is not None
        models = LoadedModels(
            recogniser_identity=card.identity,
            slots={"recogniser": LoadedModel(card, "exact", "")},
        )
        engine.calibration.changed.connect(
            lambda now: engine.calibration.thresholds_used(
                thresholds(engine._settings, card.similarity_threshold, now, 50)
            )
        )
        for thread in (engine._gallery_thread, engine._long_thread):
            thread.start()
        engine.people.open()
        engine.calibration.models_loaded(models)
        return engine

    yield begin
    for engine in engines:
        assert engine.stop()


def origin_is(engine: Engine, origin: Origin) -> Callable[[], bool]:
    def check() -> bool:
        calibration, used = engine.calibration.calibration, engine.calibration.thresholds
        return (
            calibration is not None
            and used is not None
            and calibration.origin is used.origin is origin
            and not engine.calibration.is_measuring
        )

    return check


def people_searched(engine: Engine) -> int:
    used = engine.calibration.thresholds
    return 0 if used is None else used.people


def evaluated(recogniser: tuple[str, float], people: int = 60) -> Evaluation:
    vectors = faces(people, seed=9).reshape(-1, 128)
    whose = np.repeat(np.arange(people, dtype=np.int32), 3)
    names = tuple(f"p{number}" for number in range(people))
    return Evaluation(
        *("people", "set", len(vectors), (), None, "0" * 64, 1, {}, {}, {}, 1.0, "machine"),
        recogniser=recogniser[0],
        suggested=recogniser[1],
        comparisons=compare(Labelled(vectors, whose, names)),
        vectors=vectors,
        labels=tuple(names[one] for one in whose),
    )


@pytest.mark.slow
def test_a_gallery_is_measured_and_the_desks_thresholds_follow_it(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    recogniser: tuple[str, float],
) -> None:
    fill(60)
    told: list[Calibration | None] = []
    engine = start(Settings(source="studio:nobody", wanted_fmr=1e-4, wanted_fpir=1e-3), whole=True)
    engine.calibration.changed.connect(told.append)
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    calibration, used = engine.calibration.calibration, engine.calibration.thresholds
    assert calibration is not None
    assert used is not None
    assert calibration.people == used.people == 60
    assert calibration.recogniser == recogniser[0]
    assert used.search.basis is Basis.RATE
    decisions = engine._analysis._decisions
    assert decisions is not None
    qtbot.waitUntil(lambda: decisions.threshold == used.search.similarity, timeout=SOON)
    assert decisions.claim_threshold == used.claim.similarity
    assert used.claim.similarity < used.search.similarity

    # The gallery grows: so does the threshold of a search.
    engine.people.tasks.ask(
        lambda gallery, _task: gallery.intake.add(newcomers(240, recogniser[0], seed=1)),
        engine,
        lambda _done: engine.people.look_again(),
        lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(
        lambda: (
            engine.calibration.of_gallery is not None
            and engine.calibration.of_gallery.people == 300
        ),
        timeout=SOON,
    )
    assert [one.origin for one in told if one is not None][-1] is Origin.GALLERY
    qtbot.waitUntil(lambda: people_searched(engine) == 300, timeout=SOON)

    # Settings change what is wanted: at once.
    qtbot.waitUntil(lambda: not engine.calibration.is_measuring, timeout=SOON)
    engine.apply(Settings(source="studio:nobody", similarity_threshold=0.5))
    qtbot.waitUntil(lambda: decisions.threshold == 0.5, timeout=SOON)
    assert decisions.claim_threshold == 0.5


def test_a_locked_gallery_leaves_the_card_and_an_open_one_is_measured_again(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    recogniser: tuple[str, float],
) -> None:
    fill(50)
    engine = start()
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    from core.people.errors import ClosedError

    engine.people.worker.locked.emit(ClosedError("locked"))
    qtbot.waitUntil(origin_is(engine, Origin.CARD), timeout=SOON)
    now = engine.calibration.calibration
    assert now is not None
    assert now.people == 0
    assert now.tail == of_card(*recogniser).tail
    assert engine.calibration.of_gallery is None


def test_few_people_leave_the_card_in_force_and_nothing_in_the_log(
    qtbot: QtBot, start: Callable[..., Engine], fill: Callable[..., None]
) -> None:
    fill(10)
    engine = start()
    qtbot.waitUntil(lambda: engine.calibration.of_gallery is not None, timeout=SOON)
    qtbot.waitUntil(origin_is(engine, Origin.CARD), timeout=SOON)
    calibration = engine.calibration.calibration
    assert calibration is not None
    assert calibration.people == 10
    assert entries(qtbot, engine) == []


def entries(qtbot: QtBot, engine: Engine) -> list[dict[str, object]]:
    found: list[list[dict[str, object]]] = []
    engine.people.tasks.ask(
        lambda gallery, _task: [
            dict(entry.facts) for entry in gallery.log.entries(event=Event.CALIBRATED)
        ],
        engine,
        found.append,
        lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(found), timeout=SOON)
    return found[0]


def test_an_evaluation_set_counts_from_then_on_and_is_in_the_log(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    profile: Profile,
    recogniser: tuple[str, float],
) -> None:
    fill(50)
    engine = start()
    service = engine.calibration
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    with qtbot.waitSignal(service.imported, timeout=SOON):
        service.use_evaluation(evaluated(recogniser), "Winter")
    qtbot.waitUntil(origin_is(engine, Origin.EVALUATION), timeout=SOON)
    assert service.calibration is service.evaluation
    assert service.evaluation is not None
    assert service.evaluation.name == "Winter"
    assert service.of_gallery is not None
    assert service.of_gallery.origin is Origin.GALLERY
    assert keeping.load(profile.calibrations_file, recogniser[0]) is not None

    engine.apply(Settings(source="studio:nobody", calibration_origin="gallery"))
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    engine.apply(Settings(source="studio:nobody"))
    qtbot.waitUntil(origin_is(engine, Origin.EVALUATION), timeout=SOON)

    service.forget_evaluation()
    assert service.evaluation is None
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    assert keeping.load(profile.calibrations_file, recogniser[0]) is None
    told = [one["basis"] for one in reversed(entries(qtbot, engine))]
    assert told == ["gallery", "evaluation", "gallery", "evaluation", "gallery"]


@pytest.mark.slow
def test_a_kept_set_is_in_force_at_the_next_start_even_without_a_gallery(
    qtbot: QtBot,
    start: Callable[..., Engine],
    profile: Profile,
    recogniser: tuple[str, float],
) -> None:
    from core.calibration.measuring import of_evaluation

    found = of_evaluation(evaluated(recogniser), "Winter")
    assert found is not None
    keeping.save(found, profile.calibrations_file)
    engine = start(whole=True)
    qtbot.waitUntil(lambda: engine.calibration.evaluation is not None, timeout=SOON)
    assert engine.calibration.calibration is engine.calibration.evaluation


def test_a_set_of_too_few_people_is_refused_in_words(
    qtbot: QtBot, start: Callable[..., Engine], profile: Profile, recogniser: tuple[str, float]
) -> None:
    engine = start()
    qtbot.waitUntil(lambda: engine.calibration.of_gallery is not None, timeout=SOON)
    with qtbot.waitSignal(engine.calibration.refused, timeout=SOON) as refused:
        engine.calibration.use_evaluation(evaluated(recogniser, people=20), "Small")
    assert "20 people" in str(refused.args[0])
    assert not profile.calibrations_file.exists()


def test_a_damaged_file_is_told_and_the_gallery_is_used(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    profile: Profile,
    failures: list[object],
) -> None:
    fill(50)
    profile.calibrations_file.write_text("{")
    engine = start()
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    assert [type(one).__name__ for one in failures] == ["KeepingError"]


def test_where_rates_are_wanted_the_desk_need_not_wait(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calibration_service, "RESTS_MS", 60_000)
    fill(50)
    engine = start(Settings(source="studio:nobody", wanted_fmr=1e-3))
    qtbot.waitUntil(lambda: engine.calibration.of_gallery is not None, timeout=SOON)
    engine.calibration._people_changed(tuple(range(50)))
    assert engine.calibration._rest.remainingTime() > 50_000  # it is up to date already


def test_a_large_gallery_is_measured_no_more_than_once_a_minute(
    qtbot: QtBot,
    start: Callable[..., Engine],
    fill: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calibration_service, "LARGE", 40)
    fill(50)
    engine = start()
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    before = engine.calibration.of_gallery
    engine.people.changed.emit(tuple(range(51)))
    assert engine.calibration.is_measuring
    assert engine.calibration._rest.remainingTime() > 50_000
    assert engine.calibration.of_gallery is before


@pytest.mark.slow
def test_the_thresholds_that_were_told_are_those_in_force(
    qtbot: QtBot, start: Callable[..., Engine], fill: Callable[..., None]
) -> None:
    fill(60)
    told: list[Thresholds] = []
    loaded: list[float] = []
    engine = start(Settings(source="studio:nobody", wanted_fmr=1e-4), whole=True)
    engine.calibration.thresholds_changed.connect(told.append)
    engine.models_loaded.connect(lambda models: loaded.append(models.similarity_threshold))
    qtbot.waitUntil(origin_is(engine, Origin.GALLERY), timeout=SOON)
    assert told[-1] is engine.calibration.thresholds
    qtbot.waitUntil(
        lambda: abs(loaded[-1] - told[-1].search.similarity) < WORTH_TELLING, timeout=SOON
    )
