"""Cards of the vendor's systems: what is written is read again."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from core.models.adding.card_writing import card_of, write_card
from core.models.card import ModelFile, Role, read_card
from core.models.vendor.systems import SYSTEMS, System

RUN = [system for system in SYSTEMS if system.slot is not None]


@pytest.mark.parametrize("system", RUN, ids=lambda system: system.name)
def test_a_card_is_read_as_it_was_written(tmp_path: Path, system: System) -> None:
    folder = tmp_path / system.name
    folder.mkdir()
    roles: list[Role] = [*system.files, "configuration"]
    files = {role: ModelFile(f"{role}.file", f"{number:064x}", number + 1)
             for number, role in enumerate(roles)}  # fmt: skip
    card = card_of(system, folder, files, {"pipeline": {}})
    assert (card.rule is not None) is (system.name == "retinaface-r50")
    assert card.added is not None
    assert datetime.fromisoformat(card.added).tzinfo is not None
    for one in (card, dataclasses.replace(card, trial={"columns": 512, "softmaxed": None})):
        write_card(one)
        assert read_card(folder) == one
    assert card.identity == f"{system.name}@{0:012x}"
    assert not card.default
    assert card.origin == f"https://modelscope.cn/models/{system.model_id}"
    for text in (card.licence, card.trained_by, card.training_data, *card.notes):
        assert text
