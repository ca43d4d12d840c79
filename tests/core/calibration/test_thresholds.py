import dataclasses

import pytest

from core.calibration.comparing import compare_as_desk
from core.calibration.meaning import LOWEST_FALL, stranger_rate, threshold_for
from core.calibration.measuring import of_card, of_comparisons
from core.calibration.thresholds import Basis, in_force, thresholds
from core.calibration.values import HIGHEST_RISE, Calibration, Origin
from core.settings import Settings

SUGGESTED = 0.3


@pytest.fixture
def measured(make_people) -> Calibration:
    found = compare_as_desk(make_people(100))
    assert found is not None
    return of_comparisons(found, "m-1", SUGGESTED, Origin.GALLERY)


def test_nothing_chosen_leaves_the_recognisers_own(measured):
    for calibration in (None, of_card("m-1", SUGGESTED), measured):
        now = thresholds(Settings(), SUGGESTED, calibration, 100)
        assert now.search.similarity == now.claim.similarity == SUGGESTED
        assert now.search.basis is now.claim.basis is Basis.MODEL
        assert now.search.wanted is None
    assert now.origin is Origin.GALLERY
    assert now.claim.expected == stranger_rate(measured, SUGGESTED)
    assert now.search.expected is not None
    assert now.search.expected > now.claim.expected


def test_a_number_set_by_hand_is_taken_as_it_is(measured):
    now = thresholds(Settings(similarity_threshold=-0.2), SUGGESTED, measured, 100)
    assert now.search.similarity == now.claim.similarity == -0.2
    assert now.search.basis is now.claim.basis is Basis.HAND


def test_a_wanted_rate_goes_before_a_number(measured):
    settings = Settings(similarity_threshold=0.9, wanted_fmr=1e-3)
    now = thresholds(settings, SUGGESTED, measured, 100)
    assert now.claim.similarity == threshold_for(measured, 1e-3)
    assert now.claim.basis is Basis.RATE
    assert (now.claim.wanted, now.search.wanted) == (1e-3, None)
    assert now.search.similarity == now.claim.similarity
    assert now.claim.expected == pytest.approx(1e-3, rel=0.01)
    assert now.claim.is_proven
    assert now.search.expected == pytest.approx(1 - 0.999**100, rel=0.02)


def test_a_rate_for_searches_follows_the_gallerys_size(measured):
    settings = Settings(wanted_fpir=0.02)
    found = [thresholds(settings, SUGGESTED, measured, people) for people in (1, 10, 100, 1000)]
    similarities = [now.search.similarity for now in found]
    assert similarities == sorted(similarities)
    assert similarities[0] < similarities[-1]
    for now in found:
        assert now.claim.similarity == SUGGESTED
        assert now.search.expected is not None
        assert now.search.expected <= 0.0201 or now.search.is_lowered
        assert now.search.expected > 0.015 or now.search.is_raised


def test_it_says_when_a_wanted_rate_can_neither_be_reached_nor_proven(measured):
    now = thresholds(Settings(wanted_fmr=1e-8), SUGGESTED, measured, 100)
    assert now.claim.similarity == pytest.approx(SUGGESTED + HIGHEST_RISE)
    assert now.claim.is_lowered
    assert not now.claim.is_proven
    assert now.claim.expected is not None
    assert now.claim.expected > 1e-8


def test_no_rate_makes_a_threshold_much_lower_than_the_recognisers_own(measured):
    high = dataclasses.replace(measured, suggested=0.6)
    now = thresholds(Settings(wanted_fmr=0.1), 0.6, high, 100)
    assert now.claim.similarity == pytest.approx(0.6 - LOWEST_FALL)
    assert now.claim.is_raised
    assert now.claim.is_proven


def test_without_a_calibration_rates_leave_thresholds_where_they_are():
    now = thresholds(Settings(wanted_fmr=1e-4, wanted_fpir=1e-2), SUGGESTED, None, 10)
    assert now.search.similarity == now.claim.similarity == SUGGESTED
    assert now.claim.expected is None


def test_the_card_alone_serves_rates(measured):
    now = thresholds(Settings(wanted_fmr=1e-4), SUGGESTED, of_card("m-1", SUGGESTED), 10)
    assert now.origin is Origin.CARD
    assert SUGGESTED < now.claim.similarity < SUGGESTED + HIGHEST_RISE
    assert not now.claim.is_proven


def test_an_imported_set_counts_unless_the_gallery_is_wanted(measured):
    imported = dataclasses.replace(measured, origin=Origin.EVALUATION)
    assert in_force(Settings(), measured, None) is measured
    assert in_force(Settings(), measured, imported) is imported
    assert in_force(Settings(calibration_origin="evaluation"), measured, imported) is imported
    assert in_force(Settings(calibration_origin="gallery"), measured, imported) is measured
