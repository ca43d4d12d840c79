"""Pictures from the studio, and running a command in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.capture.picture import read_picture
from core.capture.studio import StudioSource
from core.cli.main import main
from core.paths import Profile
from core.pipeline import Pipeline
from core.results import Float32
from core.settings import Settings, save

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON, line by line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        (line,) = self.lines
        return line


@dataclass(frozen=True)
class Shots:
    """Pictures of the studio, as files."""

    anna: Path
    anna_again: Path
    ben: Path
    both: Path
    nobody: Path
    threshold: float
    """Halfway between Anna with herself and Anna with Ben, whatever the studio looks like."""


def _shoot(folder: Path, name: str, scene: str, seed: int, number: int) -> Path:
    studio = StudioSource(scene, seed=seed, realtime=False)
    studio.open()
    # The first frame from there on in which everybody looks at the camera.
    while not all(face.looking for face in studio.truth(number).faces):
        number += 1
    file = folder / f"{name}.png"
    Image.fromarray(studio.picture(number)).save(file)
    studio.close()
    return file


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Shots:
    """Two people of the studio who look unlike, one of them twice, both at once, and nobody."""
    folder = tmp_path_factory.mktemp("shots")
    anna = _shoot(folder, "anna", "one-person", 1, 30)
    again = _shoot(folder, "anna-again", "one-person", 1, 150)
    others = [_shoot(folder, f"other-{seed}", "one-person", seed, 30) for seed in (2, 3)]
    pipeline = Pipeline.load(Settings())
    wanted = _vector(pipeline, anna)
    alike = {other: float(wanted @ _vector(pipeline, other)) for other in others}
    ben = min(others, key=alike.__getitem__)
    return Shots(
        anna=anna,
        anna_again=again,
        ben=ben,
        both=_shoot(folder, "both", "two-people", 1, 30),
        nobody=_shoot(folder, "nobody", "nobody", 1, 0),
        threshold=(float(wanted @ _vector(pipeline, again)) + alike[ben]) / 2,
    )


def _vector(pipeline: Pipeline, file: Path) -> Float32:
    embedding = pipeline.analyse_picture(read_picture(file)).faces[0].embedding
    assert embedding is not None
    return embedding.vector


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: `run("people", "--json")`. Who is enrolled agrees, but with `--unsaid`."""

    def call(*words: object) -> Outcome:
        capsys.readouterr()
        given = [str(word) for word in words]
        if given[:1] == ["enrol"] and not {"--consent", "--no-consent", "--unsaid"} & set(given):
            given.append("--consent")
        code = main([word for word in given if word != "--unsaid"])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def desk(own_profile: Path, shots: Shots) -> Path:
    """A profile whose settings tell Anna from Ben."""
    save(Settings(similarity_threshold=shots.threshold), Profile(own_profile).settings_file)
    return own_profile
