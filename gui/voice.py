"""Says a sentence aloud with the system's own voice; silent where it has none.

Nothing waits for a voice: it is started and left alone, as tones are (`gui.sound`). Qt's own
text-to-speech would add over 100 MB of Qt that nothing else here uses, and speaks with the same
voices of the system.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections import deque
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, Slot

log = logging.getLogger(__name__)

LONGEST_MS = 300
"""How long is waited for a voice that is told to end."""

_WINDOWS = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; $text = [Console]::In.ReadToEnd(); "
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}'); "
    "if ($voice.Voice.Culture.Name -like '{start}*') {{ $voice.Speak($text) }}"
)

Command = Sequence[str]
"""A program with its arguments; it reads the sentence from its standard input, UTF-8."""


def commands_for(language: str, platform: str = sys.platform) -> list[Command]:
    """Return the programs that may speak a language ("en" or "zh_CN"), the best first."""
    is_chinese = language.startswith("zh")
    if platform == "win32":
        script = _WINDOWS.format(
            language="zh-CN" if is_chinese else "en-US", start="zh" if is_chinese else "en"
        )
        return [("powershell", "-NoProfile", "-NonInteractive", "-Command", script)]
    if platform == "darwin":
        return [("say", "-f", "-", "-v", "Tingting" if is_chinese else "Samantha")]
    return [
        ("spd-say", "--wait", "--pipe-mode", "-l", "zh" if is_chinese else "en"),
        ("espeak-ng", "--stdin", "-v", "cmn" if is_chinese else "en"),
        ("espeak", "--stdin", "-v", "zh" if is_chinese else "en"),
    ]


class Voice(QObject):
    """Says one sentence at a time, in one language after the other.

    Parameters
    ----------
    commands
        What speaks each language; None: what this system has.
    """

    def __init__(
        self, parent: QObject | None = None, commands: Mapping[str, Command] | None = None
    ) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command | None] = dict(commands or {})
        self._finds = commands is None
        self._waiting: deque[tuple[str, str]] = deque()
        self._process: QProcess | None = None

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said."""
        return self._process is not None

    def say(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Say sentences, each a language and its words, in place of what is being said.

        Languages without a voice are left out. Never fails.
        """
        self.hush()
        self._waiting.extend(sentences)
        self._go_on()

    def hush(self) -> None:
        """Stop speaking."""
        self._waiting.clear()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._failed)
            process.kill()
            process.waitForFinished(LONGEST_MS)
            process.deleteLater()

    def _go_on(self) -> None:
        while self._waiting and self._process is None:
            language, words = self._waiting.popleft()
            command = self._command(language)
            if command is None:
                continue
            process = self._process = QProcess(self)
            process.finished.connect(self._finished)
            process.errorOccurred.connect(self._failed)
            process.setStandardOutputFile(QProcess.nullDevice())
            process.setStandardErrorFile(QProcess.nullDevice())
            process.start(command[0], list(command[1:]))
            process.write(words.encode("utf-8"))
            process.closeWriteChannel()

    def _command(self, language: str) -> Command | None:
        if language not in self._commands and self._finds:
            found = (one for one in commands_for(language) if shutil.which(one[0]) is not None)
            self._commands[language] = next(found, None)
            if self._commands[language] is None:
                log.info("This system has no program that speaks %s", language)
        return self._commands.get(language)

    @Slot()
    def _finished(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._go_on()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # else `finished` follows
            log.info("The voice of this system could not be started")
            self._finished()
