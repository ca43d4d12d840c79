"""Which PINs and passwords are taken, and that what is kept of them tells nothing."""

from __future__ import annotations

import pytest
from argon2.exceptions import HashingError

from core.people.accounts import secrets
from core.people.accounts.secrets import WeakSecretError
from core.people.errors import GalleryError
from core.people.sealed import keys
from core.people.sealed.keys import Key

KEY = Key(bytes(range(32)))
ACCOUNT = "a" * 32

WIDE = "\uff12\uff19\uff14\uff18\uff11\uff17"
"""294817 as an East Asian keyboard may type it."""

pytestmark = pytest.mark.usefixtures("quick_argon")


@pytest.mark.parametrize(
    "secret",
    [
        *("294817", "0927465183", "739164", WIDE),
        *("vier Züge am Kai", "Tr0ub4dor&3", "maçã verde", "門前の小僧習わぬ経", "a quiet lamp"),
        *("anna-und-das-meer", "x" * 3 + "long enough to be kept"),
    ],
)
def test_good_ones_are_taken(secret):
    assert secrets.checked(secret, "Anna Berg")


@pytest.mark.parametrize(
    ("secret", "why"),
    [
        ("", "at least 8"),
        ("12345", "at least 6 digits"),
        ("29481", "at least 6 digits"),
        ("short", "at least 8"),
        ("horse77", "at least 8"),
        *((pin, "first that anybody") for pin in ("123456", "000000", "654321", "777777")),
        *((pin, "first that anybody") for pin in ("121212", "123123", "890123", "135791")),
        *((pin, "first that anybody") for pin in ("112233", "147258", "12345678", "112112")),
        *((word, "first that anybody") for word in ("password", "Passwort1", "P@ssword12")),
        *((word, "first that anybody") for word in ("aaaaaaaa", "abababab", "abcdefghij")),
        *(
            (word, "first that anybody")
            for word in ("Anna Berg", "annaberg1", "BergAnna99", "grebanna")
        ),
        ("x1" * 200, "too long"),
    ],
)
def test_bad_ones_are_refused_with_the_reason(secret, why):
    with pytest.raises(WeakSecretError, match=why) as caught:
        secrets.checked(secret, "Anna Berg")
    if secrets.is_pin(secret):
        assert secret not in str(caught.value)


def test_digits_alone_are_a_pin():
    assert secrets.is_pin("294817")
    assert secrets.is_pin(WIDE)
    assert not secrets.is_pin("29481x")
    assert not secrets.is_pin("")


def test_a_verifier_fits_its_own_secret_account_and_key_only():
    kept = secrets.verifier(KEY, ACCOUNT, "294817")
    assert secrets.fits(KEY, ACCOUNT, "294817", kept)
    assert secrets.fits(KEY, ACCOUNT, WIDE, kept)
    assert not secrets.fits(KEY, ACCOUNT, "294818", kept)
    assert not secrets.fits(KEY, ACCOUNT, "", kept)
    assert not secrets.fits(KEY, "b" * 32, "294817", kept)
    # With the verifier but without the gallery's key no PIN can be tried.
    assert not secrets.fits(Key.new(), ACCOUNT, "294817", kept)
    assert secrets.verifier(KEY, ACCOUNT, "294817").value != kept.value


def test_nothing_shows_a_secret_or_what_is_kept_of_it():
    kept = secrets.verifier(KEY, ACCOUNT, "294817")
    assert kept.value.hex() not in repr(kept)
    assert repr(kept.value) not in repr(kept)
    assert repr(kept.salt) not in repr(kept)


def test_half_a_character_is_no_fault_of_the_program():
    kept = secrets.verifier(KEY, ACCOUNT, "horse \ud800 battery")
    assert secrets.fits(KEY, ACCOUNT, "horse \ud800 battery", kept)


def test_want_of_memory_is_no_wrong_pin(monkeypatch):
    kept = secrets.verifier(KEY, ACCOUNT, "294817")

    def refuse(*_arguments, **_named):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys, "hash_secret_raw", refuse)
    with pytest.raises(GalleryError, match="not enough memory"):
        secrets.fits(KEY, ACCOUNT, "294817", kept)
