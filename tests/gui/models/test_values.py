"""What the slots can hold, from cards, settings and what is loaded."""

import pytest

from core.settings import Settings
from gui.models.values import ModelsOnDisk, chosen_mode, entries, may_stay_empty


def by_name(found):
    return {entry.name: entry for entry in found}


def test_a_slot_offers_its_models_and_says_which_is_at_work(models, settings, loaded):
    found = by_name(entries("recogniser", models, settings, loaded))
    assert list(found) == ["sface-2021dec", "frfm-large", "frir"]
    assert found["frir"].state == "loaded"
    assert found["frir"].chosen
    assert found["sface-2021dec"].state == "free"


def test_only_optional_slots_may_stay_empty(models):
    assert [may_stay_empty(slot, models) for slot in models.cards] == [False, False, True, True]


def test_the_default_is_chosen_when_the_settings_name_none(models):
    found = by_name(entries("recogniser", models, Settings(), {}))
    assert found["sface-2021dec"].state == "chosen"
    found = by_name(entries("quality", models, Settings(), {}))
    assert found[""].state == "chosen"
    assert found["fqa"].state == "free"


def test_what_is_chosen_but_not_at_work_is_told_from_what_is(models, loaded):
    found = by_name(entries("recogniser", models, Settings(recogniser="frfm-large"), loaded))
    assert (found["frfm-large"].state, found["frir"].state) == ("chosen", "loaded")
    assert not found["frir"].chosen


def test_nothing_of_an_empty_slot_is_at_work(models, loaded):
    found = by_name(entries("quality", models, Settings(quality="fqa"), loaded))
    assert (found[""].state, found["fqa"].state) == ("loaded", "chosen")


def test_a_chosen_model_that_is_gone_is_still_there_to_be_left(models, loaded):
    found = by_name(entries("liveness", models, Settings(liveness="gone"), loaded))
    assert found["gone"].is_gone
    assert found["gone"].chosen
    assert not found[""].is_gone


@pytest.mark.parametrize(("name", "can"), [("frir", False), ("frfm-large", True)])
def test_only_a_model_that_is_not_in_use_can_be_removed(models, settings, loaded, name, can):
    found = by_name(entries("recogniser", models, settings, loaded))
    assert found[name].can_be_removed is can
    assert not found["sface-2021dec"].can_be_removed


def test_a_mode_that_a_model_does_not_have_is_not_its_mode(registry):
    assert chosen_mode(registry.card("flir"), Settings(liveness_mode="corrected")) == "corrected"
    assert chosen_mode(registry.card("flir"), Settings()) == "exact"
    assert chosen_mode(registry.card("flrgb"), Settings()) == "corrected"
    own = registry.card("sface-2021dec")
    assert chosen_mode(own, Settings(recogniser_mode="exact")) == "corrected"


def test_without_models_there_is_nothing_but_the_empty_places():
    empty = ModelsOnDisk()
    assert entries("recogniser", empty, Settings(), {}) == ()
    assert [entry.name for entry in entries("quality", empty, Settings(), {})] == [""]
