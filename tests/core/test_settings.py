"""The settings file: what is kept, and what of a file that was edited or damaged is taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import settings as stored
from core.settings import Settings, SettingsError


def test_only_what_was_changed_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "profile" / "settings.json"
    changed = Settings(theme="dark", similarity_threshold=0.5)
    stored.save(changed, file)
    assert json.loads(file.read_text("utf-8")) == {
        "version": stored.VERSION,
        "theme": "dark",
        "similarity_threshold": 0.5,
    }
    assert stored.load(file) == (changed, [])


def test_without_a_file_all_is_as_it_comes(tmp_path: Path) -> None:
    assert stored.load(tmp_path / "settings.json") == (Settings(), [])


@pytest.mark.parametrize("text", ["5", "-1.01", "NaN", "Infinity", "1e999", '"0.5"', "true", "[]"])
def test_a_threshold_that_is_no_cosine_is_left_out(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"theme": "dark", "similarity_threshold": {text}}}', "utf-8")
    assert stored.load(file) == (Settings(theme="dark"), ["similarity_threshold"])


@pytest.mark.parametrize(
    ("text", "value"), [("1", 1), ("-1", -1), ("0.45", 0.45), ("null", None), ("0", 0)]
)
def test_a_threshold_that_is_a_cosine_is_taken(
    tmp_path: Path, text: str, value: float | None
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"similarity_threshold": {text}}}', "utf-8")
    assert stored.load(file) == (Settings(similarity_threshold=value), [])


@pytest.mark.parametrize("text", ["0.5", "5000", "NaN", "true", '"30"'])
def test_a_limit_out_of_its_range_is_left_out(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"limit_glare": 0.3, "limit_dark": {text}}}', "utf-8")
    assert stored.load(file) == (Settings(limit_glare=0.3), ["limit_dark"])


def test_a_range_is_of_a_setting_that_is_a_number() -> None:
    assert all(getattr(Settings(), name) is None for name in stored.RANGES)


def test_entries_that_are_unknown_or_of_a_wrong_type_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "pink", "mirror_view": 1, "colour": "red", "source": "0"}', "utf-8")
    settings, ignored = stored.load(file)
    assert settings == Settings(source="0")
    assert ignored == ["theme", "mirror_view", "colour"]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00"])
def test_a_file_that_is_no_json_is_said_and_left_alone(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(data)
    with pytest.raises(SettingsError, match="goes on with its defaults"):
        stored.load(file)
    assert file.read_bytes() == data


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()
    with pytest.raises(SettingsError, match="can't be saved"):
        stored.save(Settings(theme="dark"), file)
    assert list(tmp_path.iterdir()) == [file]
