import pytest

from core.calibration.meaning import Meaning, meaning
from core.calibration.tail import card_tail
from core.calibration.values import Calibration, Origin
from core.calibration.words import basis, closeness, in_search, rounded


def english(saying):
    sentence, values = saying
    return sentence.format(**values)


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        (1.0, 1),
        (2.999, 2),
        (9.99, 9),
        (10.0, 10),
        (126.7, 120),
        (199.9, 190),
        (200.0, 200),
        (805.0, 800),
        (1000.0, 1000),
        (1999.0, 1900),
        (45_678.0, 40_000),
    ],
)
def test_a_claim_is_rounded_to_the_safe_side(exact, said):
    assert rounded(exact) == said


def test_a_search_has_as_many_chances_as_people():
    assert in_search(40_000, 1) == pytest.approx(40_000)
    assert in_search(40_000, 20) == pytest.approx(2_000, rel=0.01)
    assert in_search(1.0, 20) == pytest.approx(1.0)
    assert in_search(1e12, 0) == pytest.approx(1e12)


def test_closeness_is_said_of_a_search_and_of_one_person():
    assert english(closeness(1.2)) == "Many strangers come this close to somebody here."
    assert (
        english(closeness(45_678))
        == "About 1 stranger in 40,000 comes this close to somebody here."
    )
    assert english(closeness(3.4, "Ada")) == "About 1 stranger in 3 comes this close to Ada."
    assert (
        english(closeness(1e9, "Ada"))
        == "Fewer than 1 stranger in 1,000,000 come this close to Ada."
    )


def test_what_is_proven_is_said_only_where_more_is_claimed():
    said = Meaning(40_000, 126.7, 20, Origin.GALLERY)
    assert english(basis(said, 40_000, 126.7)) == "Measured on 20 people: 1 in 120 is proven."
    assert english(basis(said, 50, 126.7)) == "Measured on 20 people."
    of_set = Meaning(40_000, 2e6, 3000, Origin.EVALUATION)
    assert english(basis(of_set, 1e9, 2e6)) == "Measured on a set of 3,000 people."
    of_card = Meaning(40_000, 1, 0, Origin.CARD)
    assert english(basis(of_card, 40_000, 1)) == "After the model's card; not measured here."
    few = Meaning(40_000, 15, 12, Origin.CARD)
    assert (
        english(basis(few, 40_000, 15))
        == "After the model's card: 12 people are too few to measure."
    )


def test_a_card_claims_no_more_than_somebody_counted():
    card = Calibration("r@1", Origin.CARD, 0.45, card_tail(0.45))
    said = meaning(card, 0.70)
    assert said.is_bound
    assert (
        english(closeness(said.one_in, is_bound=said.is_bound))
        == "Fewer than 1 stranger in 1,000 come this close to somebody here."
    )
    assert not meaning(card, 0.44).is_bound
    of_twenty = closeness(in_search(said.one_in, 20), is_bound=said.is_bound)
    assert english(of_twenty) == "Fewer than 1 stranger in 50 come this close to somebody here."
