"""`python -m core check` on a real gallery."""

from __future__ import annotations

import json

import numpy as np

from core.cli.main import DONE, FAILED, main
from core.models.registry import Registry
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding


def vector(seed: int) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=128).astype(np.float32)
    return made / np.linalg.norm(made)


def test_doubles_are_named_and_change_the_exit_code(tmp_path, capsys) -> None:
    model = Registry().default("recogniser").identity
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    first = gallery.enrol("Ada", [NewTemplate(Embedding(vector(1), model), 80.0)])
    gallery.enrol("Bob", [NewTemplate(Embedding(vector(2), model), 80.0)])
    gallery.close()
    asked = ["check", "--profile", str(tmp_path)]
    assert main(asked) == DONE
    assert "Nothing is wrong." in capsys.readouterr().out

    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    again = gallery.enrol("Ada again", [NewTemplate(Embedding(vector(1), model), 80.0)])
    gallery.close()
    assert main(asked) == FAILED
    said = capsys.readouterr().out
    assert "Ada and Ada again look like one person (similarity 1.00)." in said
    assert main([*asked, "--json"]) == FAILED
    data = json.loads(capsys.readouterr().out)
    assert data["people"] == 3
    (finding,) = data["findings"]
    assert (finding["kind"], finding["person"], finding["other"]) == ("double", first.id, again.id)
