"""A voice speaks one sentence at a time, and a system without one stays silent."""

from __future__ import annotations

import sys

import pytest

from gui.voice import Voice, commands_for


def speaker(file, seconds=0.0):
    code = (
        "import sys, time; text = sys.stdin.buffer.read().decode('utf-8'); "
        f"time.sleep({seconds}); open({str(file)!r}, 'a', encoding='utf-8').write(text + '|')"
    )
    return (sys.executable, "-c", code)


def test_sentences_are_said_one_after_the_other(qtbot, tmp_path):
    said = tmp_path / "said"
    voice = Voice(commands={"en": speaker(said), "zh_CN": speaker(said)})
    voice.say([("en", "Please nod."), ("zh_CN", "请点头。")])
    assert voice.is_speaking
    qtbot.waitUntil(lambda: not voice.is_speaking)
    assert said.read_text("utf-8") == "Please nod.|请点头。|"


def test_a_new_sentence_takes_the_place_of_the_old(qtbot, tmp_path):
    said = tmp_path / "said"
    voice = Voice(commands={"en": speaker(said, 30.0), "zh_CN": speaker(said)})
    voice.say([("en", "Old")])
    voice.say([("zh_CN", "New")])
    qtbot.waitUntil(lambda: not voice.is_speaking)
    assert said.read_text("utf-8") == "New|"


def test_languages_without_a_voice_and_voices_that_fail_are_passed_over(qtbot, tmp_path):
    said = tmp_path / "said"
    voice = Voice(commands={"en": (str(tmp_path / "nothing"),), "zh_CN": speaker(said)})
    voice.say([("fr", "Bonjour"), ("en", "Hello"), ("zh_CN", "你好")])
    qtbot.waitUntil(lambda: not voice.is_speaking)
    assert said.read_text("utf-8") == "你好|"
    voice.hush()


def test_a_system_without_a_voice_is_silent(monkeypatch):
    monkeypatch.setattr("gui.voice.shutil.which", lambda _name: None)
    voice = Voice()
    voice.say([("en", "Hello")])
    assert not voice.is_speaking


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_a_program_for_both_languages(platform):
    for language in ("en", "zh_CN"):
        assert commands_for(language, platform)
        for command in commands_for(language, platform):
            assert all("{" not in part or "-like" in part for part in command)
    assert commands_for("en", platform) != commands_for("zh_CN", platform)
