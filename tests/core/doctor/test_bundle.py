"""The report for support holds no face, name, id, password or folder of a person."""

from __future__ import annotations

import dataclasses
import getpass
import json
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core import settings as stored
from core.capture import camera_loss
from core.capture.strobe import LampPattern, LightReading
from core.doctor import bundle, report
from core.doctor.bundle import BundleError
from core.doctor.check import Check, State, Subject, said
from core.doctor.examination import Examination, Plan
from core.doctor.masking import Mask
from core.frame import Lamp
from core.models.registry import Registry
from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate, Person, Sample
from core.people.thumbnail import to_png
from core.results import Embedding
from core.settings import Settings

NAMES = ("Wilhelmina Featherstone", "王小明", "Jo Q")


@dataclass(frozen=True)
class Desk:
    """A desk with enrolled people, whose pictures are kept, and a log that says too much."""

    profile: Profile
    home: Path
    people: tuple[Person, ...]
    vectors: tuple[np.ndarray, ...]
    samples: tuple[np.ndarray, ...]


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, monkeypatch_module: pytest.MonkeyPatch) -> Desk:
    monkeypatch, tmp_path = monkeypatch_module, tmp_path_factory.mktemp("desk")
    home = tmp_path / "home" / "wfeatherstone"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(getpass, "getuser", lambda: "wfeatherstone")
    profile = Profile(home / ".local" / "FaceDesk IR")
    profile.make()
    card = Registry().default("recogniser")
    assert card is not None
    rng = np.random.default_rng(5)
    now = datetime.now(UTC)
    gallery = Gallery.open(profile.gallery_file)
    people, vectors, samples = [], [], []
    for name in NAMES:
        vector = rng.normal(size=128).astype(np.float32)
        vector /= np.linalg.norm(vector)
        pixels = rng.integers(0, 256, (160, 160)).astype(np.uint8)
        box = np.array([20, 20, 140, 140], np.float32)
        points = np.array([[50, 60], [110, 60], [80, 90], [60, 120], [100, 120]], np.float32)
        sample = Sample(pixels, box, points, 80.0, now, now, "wilhelmina.png")
        new = [NewTemplate(Embedding(vector, card.identity), 80.0)]
        people.append(gallery.enrol(name, new, pixels, [sample]))
        vectors.append(vector)
        samples.append(pixels)
    gallery.close()
    film = home / "Private films" / "wilhelmina at the desk.mp4"
    film.parent.mkdir(parents=True)
    film.touch()
    stored.save(Settings(source=str(film)), profile.settings_file)
    made = Desk(profile, home, tuple(people), tuple(vectors), tuple(samples))
    _write_log(made, film)
    return made


def _write_log(desk: Desk, film: Path) -> None:
    handler = logging.FileHandler(desk.profile.log_file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log = logging.Logger("gui.desk", logging.INFO)
    log.addHandler(handler)
    try:
        log.info("The source is open: camera or file, 640 x 480")
        log.warning("The source was lost: %s", camera_loss.unplugged("Wilhelmina's phone"))
        log.warning("The source was lost: %s can't be read.", film)
        log.warning("%s is odd", film.name)
        log.error("The thumbnail of %s can't be read", desk.people[0].id)
        log.info("rtsp://wilhelmina:hunter2@10.0.0.7/stream is asked")
        log.info("Enrolled: Featherstone")
        try:
            raise ValueError(f"duplicate name {NAMES[0]}\nparameters: {NAMES[1]}, {NAMES[2]}")
        except ValueError:
            log.exception("The gallery can't be changed")
    finally:
        handler.close()


READINGS = tuple(
    LightReading(n, n / 30, Lamp.LIT, Lamp.UNKNOWN, LampPattern.STEADY, 80.0, 0.0)
    for n in range(400)
)


@pytest.fixture(scope="module")
def saved(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    registry = Registry()
    settings, _ = stored.load(desk.profile.settings_file)
    examination = Examination(Plan(desk.profile, registry, settings, opens_camera=False))
    steps = (step for step in examination.steps() if step.subject is not Subject.ANALYSIS)
    checks = [check for step in steps for check in step.run()]
    checks.append(
        Check(
            Subject.OPENING,
            State.FAILED,
            said("{file} of {person} can't be read.", file=settings.source, person=NAMES[0]),
            details={"address": settings.source, "id": desk.people[1].id},
        )
    )
    file = tmp_path_factory.mktemp("saved") / "report.zip"
    bundle.make(checks, desk.profile, registry, READINGS).save(file)
    return file


def contents(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nobody_can_be_found_in_it(desk: Desk, saved: Path) -> None:
    whole = saved.read_bytes() + b"".join(
        name.encode() + data for name, data in contents(saved).items()
    )
    text = whole.decode("utf-8", "replace").casefold()
    # JSON may write letters beyond ASCII by number.
    text += json.dumps(text).casefold() + text.encode("ascii", "backslashreplace").decode()
    for words in (*NAMES, "featherstone", "wilhelmina", "hunter2", "10.0.0.7", "Private films"):
        assert words.casefold() not in text
        assert json.dumps(words)[1:-1].casefold() not in text
    for person in desk.people:
        assert person.id not in text
    for folder in (desk.home, desk.profile.root):
        assert str(folder).casefold() not in text
    for vector in desk.vectors:
        assert vector[:4].tobytes() not in whole
        assert not any(f"{value:.5f}"[1:] in text for value in vector if abs(value) > 0.01)


def test_no_picture_is_in_it(desk: Desk, saved: Path) -> None:
    for data in contents(saved).values():
        data.decode("utf-8")  # text and nothing else
        for magic in (b"\x89PNG", b"\xff\xd8\xff", b"JFIF", b"RIFF", b"SQLite format"):
            assert magic not in data
        for pixels in desk.samples:
            assert pixels[0, :16].tobytes() not in data
            assert to_png(pixels)[40:60] not in data


def test_what_support_needs_is_in_it(saved: Path) -> None:
    files = {name: data.decode() for name, data in contents(saved).items()}
    assert set(files) == {"report.txt", "report.json", "settings.json", "light.json", "log.txt"}
    data = json.loads(files["report.json"])
    assert data["ok"] is False
    checks = {check["subject"]: check for check in data["checks"]}
    assert checks["Gallery"]["details"]["people"] == 3
    assert checks["Profile"]["text"].startswith("The folder <profile> can be written")
    assert "numpy" in checks["Libraries"]["details"]
    assert data["system"]["python"]
    sums = {digest for files_of in data["models"].values() for digest in files_of.values()}
    assert all(len(digest) == 64 for digest in sums)
    assert sums
    assert json.loads(files["settings.json"])["source"] == "<file>"
    light = json.loads(files["light.json"])
    assert len(light) == 300
    assert light[-1]["number"] == 399
    assert "Doesn't work" in files["report.txt"]


def test_the_log_still_says_what_happened(saved: Path) -> None:
    log = contents(saved)["log.txt"].decode()
    assert "The source is open: camera or file, 640 x 480" in log
    assert "The camera “…” was unplugged. Plug it in again." in log
    assert "The source was lost: <left out>" in log
    assert "The thumbnail of <id> can't be read" in log
    assert "rtsp://<hidden> is asked" in log
    assert "Enrolled: <person>" in log
    assert "ValueError: <left out>" in log
    assert 'test_bundle.py", line ' in log
    assert "parameters" not in log.replace("parameters: {NAMES", "")  # but for the code's own line


def test_it_can_be_read_before_it_is_saved(desk: Desk) -> None:
    made = bundle.make([], desk.profile, Registry())
    assert "===== report.txt =====" in made.text
    assert "===== log.txt =====" in made.text


def test_it_says_why_it_cannot_be_saved(desk: Desk, tmp_path: Path) -> None:
    made = bundle.make([], desk.profile, Registry())
    with pytest.raises(BundleError, match=r"can't be saved to .*No such file"):
        made.save(tmp_path / "nowhere" / "report.zip")
    assert list(tmp_path.glob("*.zip")) == []


def test_a_desk_without_anything_makes_a_report_too(tmp_path: Path) -> None:
    made = bundle.make([], Profile(tmp_path / "nothing"), Registry())
    assert json.loads(made.files["settings.json"])["source"] is None
    assert made.files["log.txt"].strip() == ""


def test_secrets_in_the_address_of_a_camera_are_hidden() -> None:
    settings = bundle.without_names(Settings(source="rtsp://ada:hunter2@10.0.0.7:554/live"))
    assert settings["source"] == "rtsp://<hidden>"
    assert bundle.without_names(Settings(source="studio:pulsing"))["source"] == "studio:pulsing"
    assert bundle.without_names(Settings(theme="dark", recogniser="frir"))["theme"] == "dark"
    typed = dataclasses.replace(Settings(), theme="Ada's own")  # type: ignore[arg-type]
    assert bundle.without_names(typed)["theme"] == "<text>"


def test_the_host_of_a_camera_is_hidden_in_sentences_too(tmp_path: Path) -> None:
    address = "rtsp://ada:hunter2@camera.example:554/live"
    said_so = said("At {host} no camera answers, {user}.", host="camera.example:554", user="ada")
    check = Check(Subject.OPENING, State.FAILED, said_so)
    made = bundle.make([check], Profile(tmp_path), Registry(), source=address)
    assert "camera.example" not in made.text
    assert "At <hidden>:554 no camera answers, <hidden>." in made.text


def test_names_are_taken_out_whole_and_in_any_case() -> None:
    mask = Mask(Profile(Path("/nowhere")), ["Jo Q", "Jo", "Ada Berg", "王小明", "İrem"])
    assert mask.text("JO Q, John and ada berg.") == "<person>, John and <person>."
    assert mask.text("今天王小明来了") == "今天<person>来了"
    assert mask.text("An address book of Jo") == "An address book of <person>"
    assert "rem" not in mask.text("İREM came")


def test_the_summary_counts() -> None:
    def of(*states: State) -> str:
        return str(report.summary([Check(Subject.LAMP, state, said("")) for state in states]))

    assert of(State.OK) == "Everything works."
    assert of(State.OK, State.WARNING) == "One thing needs attention."
    assert of(State.WARNING, State.WARNING) == "2 things need attention."
    assert of(State.FAILED) == "One thing doesn't work."
    assert of(State.FAILED, State.WARNING) == ("One thing doesn't work, and 1 more need attention.")
