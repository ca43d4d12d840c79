"""What every test gets: no display, its own profile, no leaked threads."""

from __future__ import annotations

import gc
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
# No test asks the key ring of the person who runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from core import runtime
from tests.vectors.driven_clock import DrivenClock

runtime.one_blas_thread()
runtime.drop_opencv_qt_paths()
runtime.collect_seldom()

# The same examples each time, and none that fails because the machine has much else to do.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="make the kept pictures of tests/gui/pictures anew; look at each before committing",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Don't import what measures where none of it will run."""
    measures = collection_path.name == "bench" and collection_path.is_dir()
    return True if measures and "not bench" in config.option.markexpr else None


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether the kept pictures are to be made anew."""
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture
def shared_data() -> Path:
    """The folder of pictures kept outside the project; skips where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared pictures are not beside this checkout")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the profile of the person who runs it."""
    profile = tmp_path / "profile"
    monkeypatch.setenv("FACEDESK_PROFILE", str(profile))
    return profile


@pytest.fixture
def clock() -> Iterator[DrivenClock]:
    """A clock that sleeping drives, in place of the machine's."""
    made = DrivenClock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "monotonic", made.monotonic)
        patch.setattr(time, "sleep", made.sleep)
        yield made


@pytest.fixture(scope="session")
def networks() -> dict[tuple[bytes, int, int], Any]:
    """Networks that were prepared, by their file's digest, threads and severity of their log."""
    return {}


@pytest.fixture(autouse=True, scope="module")
def networks_kept(
    networks: dict[tuple[bytes, int, int], Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    """Keep prepared networks from one test to the next: each would spend 0.2 s on them.

    A session of ONNX Runtime remembers nothing between two pictures. Where loading is measured,
    it is done.
    """
    if "bench" in request.path.parts:
        yield
        return
    import onnxruntime  # brings NumPy, which must find one thread asked for

    prepare: Any = onnxruntime.InferenceSession

    def again(data: bytes, options: Any = None, **others: Any) -> Any:
        if options is None:
            return prepare(data, **others)
        digest = hashlib.sha256(data).digest()
        key = digest, options.intra_op_num_threads, options.log_severity_level
        if key not in networks:
            networks[key] = prepare(data, options, **others)
        return networks[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(onnxruntime, "InferenceSession", again)
        yield


@pytest.fixture(autouse=True, scope="session")
def schema_kept() -> Iterator[None]:
    """Migrate the first empty gallery only, and make the others of what that one became.

    Alembic takes 0.05 s for each. A gallery of an older schema is migrated as ever.
    """
    from core.people import storage

    migrate = storage._migrate
    statements: list[str] = []

    def again(engine: Any, migrations: Path) -> None:
        if migrations != storage.MIGRATIONS:
            return migrate(engine, migrations)
        with engine.connect() as connection:
            is_older = bool(_statements(connection))
        if is_older:
            return migrate(engine, migrations)
        if not statements:
            migrate(engine, migrations)
            with engine.connect() as connection:
                statements.extend(_statements(connection))
            statements.append(f"INSERT INTO alembic_version VALUES ('{storage.HEAD}')")
            return None
        connection = engine.connect().execution_options(gallery_writes=True)
        with connection, connection.begin():
            for statement in statements:
                connection.exec_driver_sql(statement)
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "_migrate", again)
        yield


def _statements(connection: Any) -> list[str]:
    made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    return list(connection.exec_driver_sql(f"{made} ORDER BY rowid").scalars())


@pytest.fixture(autouse=True, scope="session")
def frozen_stays_frozen() -> Iterator[None]:
    """Take nothing back from what is left out of collections: all tests at once are a large heap.

    The program does it whenever it loads models; with every test imported that takes 0.3 s.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "unfreeze", lambda: None)
        yield


@pytest.fixture(autouse=True, scope="module")
def little_to_collect() -> None:
    """Leave what was imported out of the collections that tests cause."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail the guilty test if a Python thread that it started still runs after it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2.0
    while (left := _left(before)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not left, f"threads left running: {[t.name for t in left]}"


def _left(before: set[threading.Thread]) -> list[threading.Thread]:
    # Threads of Qt show up as dummies once they run Python code, and never leave the list;
    # tests/gui/conftest.py watches those by their QThread objects.
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and not isinstance(thread, threading._DummyThread)
        and thread.name != "tqdm"
    ]
