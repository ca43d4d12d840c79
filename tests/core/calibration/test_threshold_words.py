import dataclasses

import pytest

from core.calibration.measuring import of_card
from core.calibration.threshold_words import (
    caution,
    fitting,
    one_in,
    percent,
    proof,
    same_change,
    same_person,
    strangers,
    strangers_change,
)
from core.calibration.thresholds import Basis, Threshold
from core.calibration.values import AtThreshold, Calibration, Origin, Tail, TailFit
from core.evaluation.intervals import exact
from core.people.likeness.strangers import LEAST_PAIRS, LEAST_PEOPLE


def english(saying):
    sentence, values = saying
    return sentence.format(**values)


def at(threshold=0.45, *, reached=None, of=2000, missed=None, same=200, expected=0.001):
    return AtThreshold(
        threshold,
        None if reached is None else exact(reached, of),
        None if missed is None else exact(missed, same),
        expected,
    )


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (1e-6, "0 %"),
        (0.00231, "0.23 %"),
        (0.0231, "2.3 %"),
        (0.231, "23 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_is_said_as_finely_as_it_is_known(share, said):
    assert percent(share) == said


def test_how_many_there_are_to_one_is_rounded_down():
    assert one_in(0.00033) == "3,000"
    assert one_in(0.0) == "1,000,000"
    assert one_in(1.0) == "1"


def test_what_was_counted_is_said_with_its_interval():
    assert (
        english(strangers(at(reached=10)))
        == "Counted: 10 of 2,000 comparisons of strangers, 1 in 200 "
        "(95 % interval: 1 in 100 to 1 in 400)."
    )
    assert (
        english(strangers(at(reached=0)))
        == "Counted: none of 2,000 comparisons of strangers, so fewer than 1 in 500 (95 % sure)."
    )
    assert (
        english(same_person(at(missed=5)))
        == "Counted: 5 of 200 comparisons of one person, 2.5 % (95 % interval: 0.82 % to 5.7 %)."
    )
    assert (
        english(same_person(at(missed=0)))
        == "Counted: none of 200 comparisons of one person, so less than 1.8 % (95 % sure)."
    )


def test_what_was_not_measured_is_said_to_be_so():
    assert (
        english(strangers(at(expected=1e-3)))
        == "Not measured here. After the model's card 1 stranger in 1,000 is expected."
    )
    assert english(same_person(at())) == "Not measured: nobody has several pictures there."


def test_what_is_proven_is_said():
    tail = Tail(0.3, 0.05, 0.03)
    of_gallery = Calibration("m", Origin.GALLERY, 0.45, tail, 70, smallest_fmr=1 / 805, doubles=2)
    said = [english(saying) for saying in proof(of_gallery)]
    assert said[0].startswith("70 people prove no better than 1 stranger in 800 for one person.")
    assert said[1].startswith("Left out: 2 pairs of people")
    few = dataclasses.replace(of_card("m", 0.45), people=12)
    assert english(proof(few)[0]).startswith("12 people are too few")
    assert english(proof(of_card("m", 0.45))[0]).startswith("Nothing was measured here")


def test_how_the_tail_was_fitted_is_said_openly():
    assert fitting(of_card("m", 0.45)) is None
    fit = TailFit(791, 0.05, 0.036, 0.003, 0.0, 0.1, 0.03, 0.42, 0.45)
    fitted = Calibration("m", Origin.GALLERY, 0.45, Tail(0.3, 0.05, 0.04), 70, fit=fit)
    assert (
        english(fitting(fitted))
        == "What is expected was fitted to the 791 most alike comparisons of strangers, with a "
        "margin: far out, where it expects 100 of them, 42 were counted."
    )


def test_enough_people_make_the_pairs_that_it_takes():
    pairs = [n * (n - 1) // 2 for n in (LEAST_PEOPLE - 1, LEAST_PEOPLE)]
    assert pairs[0] < LEAST_PAIRS <= pairs[1]


def test_a_rate_that_can_not_be_had_is_warned_of():
    by_rate = Threshold(0.7, Basis.RATE, 1e-6, 2e-4)
    assert english(caution(dataclasses.replace(by_rate, is_lowered=True))) == (
        "The wanted rate can't be reached: no rate makes the threshold higher than 0.70, where "
        "1 stranger in 5,000 is expected."
    )
    assert "no rate makes the threshold lower" in english(
        caution(dataclasses.replace(by_rate, is_raised=True))
    )
    assert english(caution(by_rate)).startswith("The people measured can't prove this rate")
    assert caution(dataclasses.replace(by_rate, is_proven=True)) is None
    assert caution(Threshold(0.45, Basis.MODEL)) is None


def test_it_says_how_many_people_a_change_would_refuse():
    before, after = at(missed=4), at(0.5, missed=7)
    said = (same_change(before, after), same_change(after, before), same_change(before, before))
    assert [english(saying) for saying in said] == [
        "Of 200 comparisons of one person 3 more would be refused.",
        "Of 200 comparisons of one person 3 fewer would be refused.",
        "Of 200 comparisons of one person as many would be refused.",
    ]
    assert "not measured" in english(same_change(at(), at()))


def test_it_says_how_many_strangers_a_change_would_accept():
    before, after = (Threshold(0.5, Basis.MODEL, expected=1 / one) for one in (350, 950))
    assert (
        english(strangers_change(before, after))
        == "Strangers who are accepted: 1 in 900 instead of 1 in 300."
    )
    assert strangers_change(before, before) is None
    assert strangers_change(Threshold(0.5, Basis.MODEL), after) is None


def test_of_most_strangers_it_never_says_one_in_one():
    most, few = (Threshold(0.5, Basis.MODEL, expected=rate) for rate in (0.8, 0.01))
    accepted = "Strangers who are accepted: "
    assert english(strangers_change(most, few)) == accepted + "1 in 100 instead of most of them."
    assert english(strangers_change(few, most)) == accepted + "most of them instead of 1 in 100."
