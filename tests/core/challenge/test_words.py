"""What a challenge says: one thing at a time, and never the opposite of what it asks for."""

import pytest

from core.challenge.values import ChallengeHint, ChallengeProgress, ChallengeState, Movement
from core.challenge.words import ASKED, sentence


def progress(movement: Movement | None, hint: ChallengeHint, state=ChallengeState.ASKED):
    return ChallengeProgress(state=state, movement=movement, hint=hint)


@pytest.mark.parametrize("movement", Movement)
def test_who_comes_closer_is_never_told_to_go_further(movement):
    said = sentence(progress(movement, ChallengeHint.FURTHER))
    closer = movement is Movement.COME_CLOSER
    assert said == (ASKED[movement] if closer else "A little further.")


@pytest.mark.parametrize("movement", Movement)
def test_without_a_hint_the_movement_is_asked_for(movement):
    assert sentence(progress(movement, ChallengeHint.NONE)) == ASKED[movement]


def test_at_the_end_it_says_how_it_went():
    assert sentence(progress(None, ChallengeHint.NONE, ChallengeState.PASSED)) == "Thank you."
