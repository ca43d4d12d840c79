"""Tones are made here; playing them neither waits nor fails, whatever the system has."""

import io
import subprocess
import sys
import time
import wave

import numpy as np
import pytest

from gui import sound
from gui.sound import RATE, Sounds, Tone, as_wav

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="players of Linux")


@pytest.fixture
def player(tmp_path, monkeypatch):
    """A player that notes what it is asked for, in place of the system's."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def install(script):
        file = folder / "pw-play"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return install


@pytest.fixture
def sounds():
    sounds = Sounds()
    yield sounds
    sounds.close()


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_quiet_and_without_clicks(tone):
    with wave.open(io.BytesIO(as_wav(tone))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert 0.1 < len(samples) / RATE < 0.6
    assert 0.1 < np.abs(samples).max() / 32767 < 0.4
    assert abs(int(samples[0])) + abs(int(samples[-1])) < 200


@linux_only
def test_the_system_s_player_gets_a_file_with_the_tone(sounds, player, tmp_path):
    player(f'cp "$1" {tmp_path}/played.wav')
    sounds.play(Tone.TAKEN)
    until = time.monotonic() + 5
    while not (tmp_path / "played.wav").exists() and time.monotonic() < until:
        time.sleep(0.01)
    sounds.close()
    assert (tmp_path / "played.wav").read_bytes() == as_wav(Tone.TAKEN)


@linux_only
def test_a_player_that_hangs_holds_nothing_up(sounds, player):
    player("exec sleep 60")
    began = time.monotonic()
    for _ in range(20):
        sounds.play(Tone.TAKEN)
    assert len(sounds._running) == sound.MOST_AT_ONCE
    sounds.close()
    assert time.monotonic() - began < 2


@linux_only
def test_a_system_without_a_player_is_silent(sounds, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    sounds.play(Tone.TROUBLE)
    assert sounds.is_silent
    sounds.play(Tone.TROUBLE)


def test_a_player_that_cannot_be_started_is_tried_once(sounds, monkeypatch):
    tried = []

    def refuse(*arguments, **_):
        tried.append(arguments)
        raise OSError("no")

    monkeypatch.setattr(sound.sys, "platform", "linux")
    monkeypatch.setattr(sound.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", refuse)
    sounds.play(Tone.DONE)
    sounds.play(Tone.DONE)
    assert len(tried) == 1
