"""Keys and rotations: what opens, what doesn't, and what stays the same."""

from __future__ import annotations

import pickle
from types import MappingProxyType

import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from core.people.sealed.keys import (
    LENGTH,
    NONCE,
    Key,
    PassphraseCost,
    WrongKeyError,
    from_passphrase,
)
from core.people.sealed.rotation import Rotation

_REFERENCE = "fa3406be72c7f6c77f447a5515d9de675a56122f150cadf493f13f204fa8dc81"
_TURNED = [0.222561, -0.652306, 0.670438, 0.274729]
QUICK = PassphraseCost(1, 8 * 1024, 1)
FIXED = Key(bytes(range(LENGTH)))


def test_it_is_aes_256_gcm_with_a_fresh_nonce() -> None:
    sealed = FIXED.seal(b"plain", b"place")
    plain = AESGCM(bytes(range(LENGTH))).decrypt(sealed[:NONCE], sealed[NONCE:], b"place")
    assert plain == b"plain"
    assert FIXED.seal(b"plain", b"place")[:NONCE] != sealed[:NONCE]


@given(plain=st.binary(max_size=64), flip=st.integers(0, 10_000))
def test_a_changed_bit_or_another_place_or_key_opens_nothing(plain: bytes, flip: int) -> None:
    sealed = FIXED.seal(plain, b"place")
    assert FIXED.open(sealed, b"place") == plain
    changed = bytearray(sealed)
    changed[flip % len(sealed)] ^= 1 << flip % 8
    for key, text, place in (
        (FIXED, bytes(changed), b"place"),
        (FIXED, sealed, b"other place"),
        (Key.new(), sealed, b"place"),
        (FIXED, sealed[: flip % len(sealed)], b"place"),
    ):
        with pytest.raises(WrongKeyError):
            key.open(text, place)


def test_a_key_wraps_another_and_is_taken_for_no_text() -> None:
    inner = Key.new()
    wrapped = FIXED.wrap(inner, b"for")
    assert FIXED.unwrap(wrapped, b"for").export() == inner.export()
    with pytest.raises(WrongKeyError):
        FIXED.unwrap(wrapped, b"for another")
    with pytest.raises(WrongKeyError):
        FIXED.open(wrapped, b"for")
    with pytest.raises(WrongKeyError, match="no key"):
        FIXED.unwrap(FIXED.seal(b"short", b"key\0for"), b"for")


def test_a_key_shows_itself_nowhere() -> None:
    secret = FIXED.export()
    for text in (repr(FIXED), str(FIXED), f"{FIXED}", repr({"key": FIXED})):
        assert secret.hex() not in text
        assert repr(secret) not in text
    with pytest.raises(TypeError):
        pickle.dumps(FIXED)


def test_what_is_derived_for_one_purpose_tells_nothing_of_another() -> None:
    derived = {FIXED.derive(purpose) for purpose in (b"a", b"b")} | {FIXED.digest(b"a")}
    assert len(derived) == 3
    assert FIXED.derive(b"a") == Key(FIXED.export()).derive(b"a")


def test_a_passphrase_makes_the_key_that_argon2_makes() -> None:
    # Printed by the reference program: echo -n "correct horse" | argon2 somesaltsomesalt -id -t 1
    # -m 13 -p 1 -l 32 -r
    key = from_passphrase("correct horse", b"somesaltsomesalt", QUICK)
    assert key.export().hex() == _REFERENCE
    assert from_passphrase("correct horsf", b"somesaltsomesalt", QUICK).export() != key.export()


@pytest.mark.parametrize(
    "values", [(0, 65536, 4), (3, 1024, 4), (3, 2**30, 4), (3, 65536, 0), (100, 2**20, 4)]
)
def test_a_file_can_t_ask_for_no_work_or_a_whole_machine(values: tuple[int, int, int]) -> None:
    assert not PassphraseCost(*values).is_sensible()
    assert PassphraseCost().is_sensible()


def _vectors(count: int, dimension: int) -> np.ndarray:
    drawn = np.random.default_rng(dimension).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("dimension", [3, 128, 512])
def test_a_rotation_keeps_every_cosine_and_is_undone(dimension: int) -> None:
    vectors = _vectors(20, dimension)
    rotation = Rotation(FIXED, "first", "model", dimension)
    turned = rotation.apply(vectors)
    np.testing.assert_allclose(turned @ turned.T, vectors @ vectors.T, atol=1e-6)
    np.testing.assert_allclose(rotation.undo(turned), vectors, atol=1e-6)
    np.testing.assert_allclose(rotation.apply(vectors[0]), turned[0], atol=1e-6)


def test_vectors_of_two_rotations_are_strangers() -> None:
    vectors = _vectors(200, 128)
    first = Rotation(FIXED, "first", "model", 128)
    others = MappingProxyType(
        {
            "name": Rotation(FIXED, "second", "model", 128),
            "model": Rotation(FIXED, "first", "other model", 128),
            "key": Rotation(Key.new(), "first", "model", 128),
        }
    )
    for what, other in others.items():
        cosines = np.sum(first.apply(vectors) * other.apply(vectors), axis=1)
        # As of random directions: mean 0, deviation 1/sqrt(128).
        assert abs(cosines.mean()) < 0.03, what
        assert np.abs(cosines).max() < 0.45, what
    again = Rotation(FIXED, "first", "model", 128)
    np.testing.assert_array_equal(again.apply(vectors), first.apply(vectors))


def test_a_rotation_is_the_same_on_every_machine() -> None:
    # If this changes, galleries that are there no longer open rightly.
    turned = Rotation(FIXED, "name", "model", 4).apply(np.eye(4, dtype=np.float32))
    np.testing.assert_allclose(turned[0], _TURNED, atol=1e-6)
