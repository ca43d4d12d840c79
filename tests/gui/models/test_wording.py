"""What cards and systems say in the window, and what of it is translated."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.models.contract import SLOTS
from core.models.vendor.systems import SYSTEMS
from gui.models.labels import breakable
from gui.models.wording import (
    day_added,
    in_slot,
    licence,
    megabytes,
    mode_sentence,
    prose,
    purpose,
    short_checksum,
    warning,
)
from tests.core.models.vendor.folders import write_model

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("system", [s for s in SYSTEMS if s.slot], ids=lambda s: s.name)
def test_every_system_has_words_for_its_modes_and_its_purpose(system, tmp_path, qapp):
    card = write_model(tmp_path, system.name, dict.fromkeys(system.files, b"file"))
    assert all(mode_sentence(card, mode).endswith(".") for mode in card.modes)
    assert purpose(card).endswith(".")
    assert in_slot(system).startswith(f"{system.title} (")


def test_an_expression_model_says_what_it_is_not_used_for(tmp_path, qapp):
    card = write_model(tmp_path, "fer", {"checkpoint": b"file"})
    assert "for nothing else" in purpose(card)


@pytest.mark.parametrize("slot", SLOTS)
def test_models_for_infrared_are_not_warned_of(slot):
    assert warning("infrared", slot) == warning("any", slot) == ""
    assert "infrared" in warning("colour", slot)


def test_sizes_are_told_as_shops_tell_them(qapp):
    assert megabytes(12_600_000) == "12.6 MB"
    assert megabytes(334_000) == "334.0 kB"


def test_prose_with_braces_is_left_as_it_is(qapp):
    assert prose("{0} {name} {") == "{0} {name} {"


def test_a_checksum_keeps_its_beginning_and_end():
    assert short_checksum("0123456789abcdef" * 4) == "0123456789ab…89abcdef"


def test_long_words_can_be_broken_and_short_ones_stay():
    path = "/media/" + "x" * 60
    assert breakable("a short one") == "a short one"
    assert breakable(path) != path
    assert breakable(path).replace("\u200b", "") == path


def test_a_day_that_is_none_is_not_shown(tmp_path, qapp):
    card = write_model(tmp_path, "flir", {"graph": b"file"})
    assert day_added(card) == ""
    assert day_added(replace(card, added="yesterday")) == ""
    assert "2026" in day_added(replace(card, added="2026-05-01T09:00:00+00:00"))


def test_the_cards_of_the_program_are_read_by_the_translators_tool():
    file = ROOT / "packaging" / "translations" / "update.py"
    spec = importlib.util.spec_from_file_location("translations_update", file)
    update = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    texts = update.card_texts()
    for card in (ROOT / "weights").glob("*/card.json"):
        data = json.loads(card.read_text("utf-8"))
        assert {*data["notes"], data["origin"], data["trained_by"]} <= set(texts)


def test_the_licence_of_a_model_that_was_trained_here_is_said_in_words(qapp):
    said = [licence(name) for name in ("LicenseRef-Site", "unknown", "MIT")]
    assert said == ["This site's own", "Not known", "MIT"]
