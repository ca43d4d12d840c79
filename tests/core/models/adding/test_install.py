"""Adding models to a profile: wholly or not at all."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.models.adding import install as module
from core.models.adding.file_content import CancelledError
from core.models.adding.inspection import inspect
from core.models.adding.install import check, install, remove
from core.models.adding.trial import TrialReport
from core.models.card import read_card
from core.models.contract import ModelError
from core.models.models_folder import DOWNLOADS, REPLACED, UNFINISHED, alone_in
from core.models.registry import Registry
from core.models.vendor.systems import BY_NAME
from core.paths import Profile
from tests.vectors.vendor import written_graph as written

ROOT = Path(__file__).parents[4]
DUMMIES = ROOT / "tests" / "vectors" / "vendor"
FRIR, FLIR = BY_NAME["frir"], BY_NAME["flir"]
TRIED = TrialReport("ONNX Runtime, CPU", 12.5, 3.25, columns=512)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "models"


@pytest.fixture
def vendor(tmp_path: Path) -> Path:
    """A vendor's folder of FRIR, with files that nobody needs."""
    folder = tmp_path / "vendor"
    folder.mkdir()
    shutil.copy(DUMMIES / "frir.onnx", folder / "model.onnx")
    kind = {"framework": "pytorch", "pipeline": {"type": "manual-face-recognition-frir"}}
    (folder / "configuration.json").write_text(json.dumps(kind), "utf-8")
    (folder / "README.md").write_text("not needed", "utf-8")
    return folder


def other(vendor: Path) -> Path:
    """Put another graph into the folder."""
    (vendor / "model.onnx").write_bytes(written.harmless())
    return vendor


def names(models: Path) -> list[str]:
    """Everything in the folder of models, but its lock."""
    found = (path.relative_to(models).as_posix() for path in models.rglob("*"))
    return sorted(name for name in found if name != ".lock")


WHOLE = ["frir", "frir/card.json", "frir/configuration.json", "frir/model.onnx"]


class TestInstall:
    def test_the_vendors_files_unchanged_with_a_card(self, vendor: Path, models: Path) -> None:
        card = install(inspect(vendor), FRIR, models)
        assert names(models) == WHOLE
        for file in ("model.onnx", "configuration.json"):
            assert (models / "frir" / file).read_bytes() == (vendor / file).read_bytes()
        assert card == read_card(models / "frir")
        assert (
            card.main_file.sha256
            == hashlib.sha256((vendor / "model.onnx").read_bytes()).hexdigest()
        )
        for name in ("slot", "title", "modes", "light", "contract", "licence", "notes"):
            assert getattr(card, name) == getattr(FRIR, name)
        assert (card.dimension, card.similarity_threshold) == (512, 0.5)
        assert card.added is not None
        assert card.trial is not None
        assert card.trial["columns"] == 512
        assert card.origin.endswith(FRIR.model_id)
        assert not card.default
        embedder = Registry.of(Profile(models.parent)).load_recogniser("frir")
        assert embedder.card == card

    def test_a_trial_that_was_made_already_is_not_made_again(
        self, vendor: Path, models: Path
    ) -> None:
        card = install(inspect(vendor), FRIR, models, tried=TRIED)
        assert card.trial == dataclasses.asdict(TRIED)

    def test_a_download_is_deleted_once_it_is_installed(self, vendor: Path, models: Path) -> None:
        downloads = models / DOWNLOADS
        for replaced in (False, True):  # also where it is installed already
            shutil.copytree(vendor, downloads / "frir")
            install(inspect(downloads / "frir"), FRIR, models, tried=TRIED, replace=replaced)
            assert names(models) == sorted([DOWNLOADS, *WHOLE])
        shutil.copytree(other(vendor), downloads / "frir")
        with pytest.raises(ModelError, match="Another file is installed"):
            install(inspect(downloads / "frir"), FRIR, models, tried=TRIED)
        assert (downloads / "frir" / "model.onnx").exists()
        assert (vendor / "model.onnx").exists()

    def test_a_single_file_gets_the_vendors_name(self, tmp_path: Path, models: Path) -> None:
        shutil.copy(DUMMIES / "frir.onnx", tmp_path / "from a friend.onnx")
        candidate = inspect(tmp_path / "from a friend.onnx")
        install(candidate, BY_NAME["frfm-large"], models, tried=TRIED)
        assert names(models) == ["frfm-large", "frfm-large/card.json", "frfm-large/model.onnx"]

    def test_the_same_again_changes_nothing(self, vendor: Path, models: Path) -> None:
        first = install(inspect(vendor), FRIR, models, tried=TRIED)
        before = (models / "frir" / "card.json").stat().st_mtime_ns
        assert install(inspect(vendor), FRIR, models, tried=TRIED) == first
        bare = vendor.parent / "bare.onnx"
        shutil.copy(vendor / "model.onnx", bare)
        assert install(inspect(bare), FRIR, models, tried=TRIED) == first
        assert (models / "frir" / "card.json").stat().st_mtime_ns == before

    def test_a_damaged_one_is_mended_by_the_same_files(self, vendor: Path, models: Path) -> None:
        first = install(inspect(vendor), FRIR, models, tried=TRIED)
        (models / "frir" / "model.onnx").write_bytes(b"damaged")
        again = install(inspect(vendor), FRIR, models, tried=TRIED)
        assert again.files == first.files
        assert (models / "frir" / "model.onnx").read_bytes() == (vendor / "model.onnx").read_bytes()
        (models / "frir" / "card.json").write_text("{")
        install(inspect(vendor), FRIR, models, tried=TRIED)
        assert names(models) == WHOLE

    def test_another_file_of_the_same_name_must_be_wanted(self, vendor: Path, models: Path) -> None:
        first = install(inspect(vendor), FRIR, models, tried=TRIED)
        candidate = inspect(other(vendor))
        with pytest.raises(ModelError, match="Another file is installed as frir already"):
            install(candidate, FRIR, models, tried=TRIED)
        assert read_card(models / "frir") == first
        second = install(candidate, FRIR, models, tried=TRIED, replace=True)
        assert second.main_file.sha256 != first.main_file.sha256
        assert names(models) == WHOLE

    def test_only_as_what_it_can_be(self, vendor: Path, models: Path) -> None:
        for name in ("flir", "frfm-large", "retinaface-r50"):
            with pytest.raises(ModelError, match="is not a model of"):
                install(inspect(vendor), BY_NAME[name], models)
        with pytest.raises(ModelError, match="says neither about anybody"):
            install(inspect(vendor), BY_NAME["fairface"], models)
        assert not models.exists()

    def test_the_rule_of_a_detector_comes_from_its_configuration(
        self, tmp_path: Path, models: Path
    ) -> None:
        settings = {
            "min_sizes": [[20, 40], [80, 160], [200, 400]],
            "variance": [0.15, 0.25],
            "clip": True,
        }
        kind = {"type": "resnet50-face-detection-retinaface"}
        text = json.dumps({"pipeline": kind, "models": settings})
        folder = tmp_path / "retinaface"
        folder.mkdir()
        (folder / "configuration.json").write_text(text, "utf-8")
        with zipfile.ZipFile(folder / "pytorch_model.pt", "w") as archive:
            archive.writestr("archive/data.pkl", pickle.dumps({"body.conv1.weight": 0}))
        card = install(inspect(folder), BY_NAME["retinaface-r50"], models, tried=TRIED)
        assert card.rule is not None
        assert card.rule.min_sizes == ((20, 40), (80, 160), (200, 400))
        assert card.rule.variance == (0.15, 0.25)
        assert card.rule.clipped
        assert read_card(card.folder) == card
        text = text.replace("[20, 40]", "[0, -1]")
        (folder / "configuration.json").write_text(text, "utf-8")
        with pytest.raises(ModelError, match="min_sizes"):
            install(inspect(folder), BY_NAME["retinaface-r50"], models, tried=TRIED)


class TestRefusals:
    """After each, what was there before is there, and nothing else."""

    @pytest.fixture(autouse=True)
    def before(self, vendor: Path, models: Path) -> None:
        install(inspect(vendor), FRIR, models, tried=TRIED)
        other(vendor)
        self.models = models
        self.card = (models / "frir" / "card.json").read_bytes()

    def untouched(self) -> bool:
        self.whole = names(self.models) == WHOLE
        return self.whole and (self.models / "frir" / "card.json").read_bytes() == self.card

    def test_the_trial_fails(self, vendor: Path, models: Path) -> None:
        (vendor / "model.onnx").write_bytes(written.constant())
        with pytest.raises(ModelError, match="everybody would look alike"):
            install(inspect(vendor), FRIR, models, replace=True)
        assert self.untouched()

    def test_a_file_changes_after_it_was_looked_at(self, vendor: Path, models: Path) -> None:
        candidate = inspect(vendor)
        data = bytearray((vendor / "model.onnx").read_bytes())
        data[-1] ^= 1
        (vendor / "model.onnx").write_bytes(data)
        with pytest.raises(ModelError, match="changed while it was being copied"):
            install(candidate, FRIR, models, replace=True, tried=TRIED)
        (vendor / "model.onnx").write_bytes(data * 3)
        with pytest.raises(ModelError, match="changed while it was being copied"):
            install(candidate, FRIR, models, replace=True, tried=TRIED)
        (vendor / "model.onnx").unlink()
        with pytest.raises(ModelError, match="can't be written"):
            install(candidate, FRIR, models, replace=True, tried=TRIED)
        assert self.untouched()

    def test_it_is_stopped(self, vendor: Path, models: Path) -> None:
        with pytest.raises(CancelledError):
            install(
                inspect(vendor), FRIR, models, replace=True, tried=TRIED, cancelled=lambda: True
            )
        assert self.untouched()

    @pytest.mark.skipif(sys.platform == "win32", reason="a limit of Linux and macOS")
    def test_the_disk_takes_no_more(self, vendor: Path, models: Path) -> None:
        """The system's own refusal in the middle of a file, as of a full disk."""
        import resource
        import signal

        (vendor / "model.onnx").write_bytes((DUMMIES / "frir.onnx").read_bytes() + b"\x12\x00" * 9)
        candidate = inspect(vendor)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
        try:
            with pytest.raises(ModelError, match="can't be written into"):
                install(candidate, FRIR, models, replace=True, tried=TRIED)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert self.untouched()

    def test_there_is_no_room(
        self, vendor: Path, models: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usage = shutil.disk_usage(models)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
        with pytest.raises(ModelError, match="not enough room for the model: 4 MB are needed"):
            install(inspect(vendor), FRIR, models, replace=True, tried=TRIED)
        assert self.untouched()

    @pytest.mark.parametrize("moved", ["replaced", "frir"])
    def test_a_step_of_the_exchange_fails(
        self, vendor: Path, models: Path, monkeypatch: pytest.MonkeyPatch, moved: str
    ) -> None:
        """A virus scanner that holds a file, for instance."""
        replace = os.replace

        def fails(source: Path, target: Path) -> None:
            if UNFINISHED in str(source if moved == "frir" else target):
                raise PermissionError(errno.EACCES, "Permission denied")
            replace(source, target)

        candidate = inspect(vendor)
        with monkeypatch.context() as patched:
            patched.setattr(os, "replace", fails)
            with pytest.raises(ModelError, match=r"can't be written into .*: Permission denied"):
                install(candidate, FRIR, models, replace=True, tried=TRIED)
        # Where not even the way back was possible, the old one is where the registry looks.
        card = Registry.of(Profile(models.parent)).card("frir")
        assert (card.folder / "card.json").read_bytes() == self.card
        install(candidate, FRIR, models, replace=True, tried=TRIED)
        assert names(models) == WHOLE

    def test_somebody_else_is_at_it(self, vendor: Path, models: Path) -> None:
        with alone_in(models), pytest.raises(ModelError, match="being added or removed"):
            install(inspect(vendor), FRIR, models, replace=True, tried=TRIED)
        assert self.untouched()


def test_a_folder_that_cannot_be_made(vendor: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="can't be written into"):
        install(inspect(vendor), FRIR, tmp_path / "file" / "models", tried=TRIED)


KILLED = """
import os, sys
from pathlib import Path
from core.models.adding import install as module
from core.models.adding.inspection import inspect
from core.models.adding.trial import TrialReport
from core.models.vendor.systems import BY_NAME

vendor, models, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
replace, done = os.replace, []

def dies(source, target):
    if len(done) == int(step):
        os._exit(9)
    replace(source, target)
    done.append(target)

os.replace = dies
tried = TrialReport("ONNX Runtime, CPU", 1.0, 1.0, columns=512)
module.install(inspect(vendor), BY_NAME["frir"], models, replace=True, tried=tried)
"""


@pytest.mark.parametrize("step", [0, 1])
def test_a_program_that_is_killed_in_the_exchange_leaves_the_old_one(
    vendor: Path, models: Path, step: int
) -> None:
    """Before the old one is moved away, and between the two moves."""
    old = install(inspect(vendor), FRIR, models, tried=TRIED)
    other(vendor)
    words = [sys.executable, "-c", KILLED, str(vendor), str(models), str(step)]
    assert subprocess.run(words, cwd=ROOT, timeout=60).returncode == 9
    assert len(list(models.glob(f"{UNFINISHED}*"))) == 1
    registry = Registry.of(Profile(models.parent))
    assert registry.damaged == []
    assert registry.card("frir").identity == old.identity
    assert registry.load_recogniser("frir").dimension == 512
    if step == 1:
        assert registry.card("frir").folder.parent.name == REPLACED
    new = install(inspect(vendor), FRIR, models, tried=TRIED, replace=True)
    assert new.identity != old.identity
    assert names(models) == WHOLE


class TestRemove:
    def test_takes_the_whole_folder(self, vendor: Path, models: Path) -> None:
        install(inspect(vendor), FRIR, models, tried=TRIED)
        remove("frir", models)
        assert names(models) == []

    def test_also_of_a_damaged_one(self, vendor: Path, models: Path) -> None:
        install(inspect(vendor), FRIR, models, tried=TRIED)
        (models / "frir" / "card.json").unlink()
        remove("frir", models)
        assert names(models) == []

    @pytest.mark.parametrize(
        "name", ["", ".", "..", "../models", "sface-2021dec", ".lock", "frir/model.onnx"]
    )
    def test_only_what_was_added(self, vendor: Path, models: Path, name: str) -> None:
        install(inspect(vendor), FRIR, models, tried=TRIED)
        with pytest.raises(ModelError, match="There is no added model"):
            remove(name, models)
        assert names(models) == WHOLE

    def test_where_there_is_no_folder_of_models(self, models: Path) -> None:
        with pytest.raises(ModelError, match="There is no added model"):
            remove("frir", models)


def test_check_sees_a_changed_file(vendor: Path, models: Path) -> None:
    card = install(inspect(vendor), FRIR, models, tried=TRIED)
    data = bytearray((models / "frir" / "model.onnx").read_bytes())
    data[100] ^= 1
    (models / "frir" / "model.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="checksum differs"):
        check(card)


def test_check_tries_out(vendor: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = install(inspect(vendor), FRIR, models, tried=TRIED)
    asked = []
    monkeypatch.setattr(module, "try_in_child", lambda card, **_: asked.append(card) or TRIED)
    assert check(card) == TRIED
    assert asked == [card]
