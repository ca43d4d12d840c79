"""The catalogues hold every sentence of the code, wholly translated, with the same fields."""

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QRawFont

from core import paths
from core.results import DecisionState
from core.sentences import DECISION
from core.wording import PlainError
from gui import language

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = paths.resources_dir() / "translations"
FIELDS = re.compile(r"\{[^}]*\}|%n|%\d")


def update_script():
    file = ROOT / "packaging" / "translations" / "update.py"
    spec = importlib.util.spec_from_file_location("translations_update", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(file):
    """Yield (context, source, [translations], unfinished)."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            texts = forms or [translation.text or ""]
            yield name, message.findtext("source"), texts, translation.get("type") is not None


@pytest.fixture
def english_again(qapp):
    yield
    language.install("en")


def test_no_sentence_of_the_code_is_missing_and_none_is_left_over(tmp_path):
    update_script().collect(tmp_path)
    for catalogue in ("facedesk_zh_CN.ts", "facedesk_en.ts"):
        wanted = {(c, s) for c, s, _, _ in messages(tmp_path / catalogue)}
        there = {(c, s) for c, s, _, _ in messages(CATALOGUES / catalogue)}
        assert wanted - there == set(), f"run packaging/translations/update.py for {catalogue}"
        assert there - wanted == set(), f"run packaging/translations/update.py for {catalogue}"


@pytest.mark.parametrize("catalogue", ["facedesk_zh_CN.ts", "facedesk_en.ts"])
def test_every_sentence_is_translated(catalogue):
    bad = [
        (context, source)
        for context, source, texts, unfinished in messages(CATALOGUES / catalogue)
        if unfinished or not all(text.strip() for text in texts)
    ]
    assert bad == []


@pytest.mark.parametrize("catalogue", ["facedesk_zh_CN.ts", "facedesk_en.ts"])
def test_a_translation_has_the_fields_of_its_source(catalogue):
    bad = [
        (source, text)
        for _, source, texts, _ in messages(CATALOGUES / catalogue)
        for text in texts
        if set(FIELDS.findall(text)) != set(FIELDS.findall(source))
    ]
    assert bad == []


def test_the_compiled_catalogues_are_those_of_the_sources(english_again):
    language.install("zh_CN")
    stale = [
        (context, source)
        for context, source, texts, _ in messages(CATALOGUES / "facedesk_zh_CN.ts")
        if "%n" not in source and QCoreApplication.translate(context, source) != texts[0]
    ]
    assert stale == [], "run packaging/translations/update.py --compile"


def test_core_is_said_in_chinese_with_its_fields_filled(english_again):
    assert language.install("zh_CN") == "zh_CN"
    known = language.say(DECISION[DecisionState.KNOWN], name="王芳")
    assert known == "这是 王芳。"
    error = PlainError("The file {file} is empty.", file="a.png")
    assert language.say_error(error) == "文件 a.png 是空的。"


def test_english_counts_one_person_and_two_people(english_again):
    language.install("en")
    say = QCoreApplication.translate
    assert say("GalleryPanel", "%n people", "", 1) == "1 person"
    assert say("GalleryPanel", "%n people", "", 2) == "2 people"


def test_the_bundled_fonts_have_every_letter_of_every_translation(qapp):
    files = (paths.resources_dir() / "fonts").glob("*.ttf")
    bundled = [QRawFont(str(file), 14) for file in files]
    letters = {
        letter
        for _, _, texts, _ in messages(CATALOGUES / "facedesk_zh_CN.ts")
        for text in texts
        for letter in text
        if not letter.isspace()
    }
    missing = {c for c in letters if not any(f.supportsCharacter(ord(c)) for f in bundled)}
    assert missing == set(), "run packaging/fonts/subset_chinese.py"


def test_dates_and_sizes_follow_the_chosen_language(qapp):
    try:
        language.install("zh_CN")
        assert QLocale().language() is QLocale.Language.Chinese
    finally:
        language.install("en")
    assert QLocale().language() is QLocale.Language.English
