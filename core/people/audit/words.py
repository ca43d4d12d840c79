"""What the log tells, in words: what each kind of entry is called, and a sentence for each entry.

Sentences are English and marked for translation; the window says them in its own language.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from core.people.audit import verdict_words
from core.people.audit.events import Event
from core.people.audit.fact_words import FACTS, VALUES
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.people.audit.entry import Entry


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a word for a person: an English template, and what fills its fields."""

    template: str
    """Marked for translation in the context `core`."""

    values: Mapping[str, object] = field(default_factory=dict)
    """Another `Said` among them is said in the same language."""

    def __str__(self) -> str:
        return self.template.format(**self.values)


WORDS: dict[Event, str] = {
    Event.ENROLLED: QT_TRANSLATE_NOOP("core", "Enrolled"),
    Event.TEMPLATES_ADDED: QT_TRANSLATE_NOOP("core", "Views added"),
    Event.TEMPLATE_REMOVED: QT_TRANSLATE_NOOP("core", "View removed"),
    Event.SAMPLES_FORGOTTEN: QT_TRANSLATE_NOOP("core", "Pictures deleted"),
    Event.RENAMED: QT_TRANSLATE_NOOP("core", "Name changed"),
    Event.DETAILS_CHANGED: QT_TRANSLATE_NOOP("core", "Details changed"),
    Event.CONSENT_GIVEN: QT_TRANSLATE_NOOP("core", "Consent given"),
    Event.CONSENT_WITHDRAWN: QT_TRANSLATE_NOOP("core", "Consent withdrawn"),
    Event.MERGED: QT_TRANSLATE_NOOP("core", "Two people merged"),
    Event.SAID_DISTINCT: QT_TRANSLATE_NOOP("core", "Said to be two people"),
    Event.REMOVED: QT_TRANSLATE_NOOP("core", "Removed"),
    Event.RESTORED: QT_TRANSLATE_NOOP("core", "Removal undone"),
    Event.ERASED: QT_TRANSLATE_NOOP("core", "Deleted for good"),
    Event.PURGED: QT_TRANSLATE_NOOP("core", "Deleted when the time was over"),
    Event.IMPORTED: QT_TRANSLATE_NOOP("core", "People imported"),
    Event.EXPORTED: QT_TRANSLATE_NOOP("core", "Gallery exported"),
    Event.BACKED_UP: QT_TRANSLATE_NOOP("core", "Backup made"),
    Event.RESTORED_FROM_BACKUP: QT_TRANSLATE_NOOP("core", "Backup put back"),
    Event.DATA_GIVEN: QT_TRANSLATE_NOOP("core", "Own data handed over"),
    Event.CONSENT_TEXT_CHANGED: QT_TRANSLATE_NOOP("core", "Consent text changed"),
    Event.VERDICT: QT_TRANSLATE_NOOP("core", "Verdict at the desk"),
    Event.COMPARED: QT_TRANSLATE_NOOP("core", "Pictures compared"),
    Event.EVALUATED: QT_TRANSLATE_NOOP("core", "Error rates measured"),
    Event.CALIBRATED: QT_TRANSLATE_NOOP("core", "Meaning of similarities measured"),
    Event.LIVENESS_TESTED: QT_TRANSLATE_NOOP("core", "Liveness tested at this camera"),
    Event.CHALLENGED: QT_TRANSLATE_NOOP("core", "Movements asked for"),
    Event.CHALLENGE_WAIVED: QT_TRANSLATE_NOOP("core", "Movements not asked for"),
    Event.KIOSK_STARTED: QT_TRANSLATE_NOOP("core", "Kiosk started"),
    Event.KIOSK_LEFT: QT_TRANSLATE_NOOP("core", "Kiosk ended"),
    Event.KIOSK_PIN_REFUSED: QT_TRANSLATE_NOOP("core", "PIN of the kiosk refused"),
    Event.LOCKED_OUT: QT_TRANSLATE_NOOP("core", "Locked after suspected fakes"),
    Event.SETTING_CHANGED: QT_TRANSLATE_NOOP("core", "Setting changed"),
    Event.MODEL_CHANGED: QT_TRANSLATE_NOOP("core", "Model changed"),
    Event.SIGNED_IN: QT_TRANSLATE_NOOP("core", "Signed in"),
    Event.SIGNED_OUT: QT_TRANSLATE_NOOP("core", "Signed out"),
    Event.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP("core", "Sign-in refused"),
    Event.ACCOUNT_CHANGED: QT_TRANSLATE_NOOP("core", "Account changed"),
    Event.OVERRIDDEN: QT_TRANSLATE_NOOP("core", "Warning passed over"),
    Event.PASSPHRASE_SET: QT_TRANSLATE_NOOP("core", "Passphrase set"),
    Event.PASSPHRASE_REMOVED: QT_TRANSLATE_NOOP("core", "Passphrase removed"),
    Event.RECOVERY_CODE_MADE: QT_TRANSLATE_NOOP("core", "Recovery code made"),
    Event.TEMPLATES_REVOKED: QT_TRANSLATE_NOOP("core", "Old copies made worthless"),
    Event.LOG_EXPORTED: QT_TRANSLATE_NOOP("core", "Log exported"),
    Event.LOG_HEAD_LOST: QT_TRANSLATE_NOOP("core", "End of the log lost"),
    Event.LOG_KEY_REPLACED: QT_TRANSLATE_NOOP("core", "Key of the log replaced"),
}
"""What each kind of entry is called."""

UNKNOWN_KIND = QT_TRANSLATE_NOOP("core", "Written by a newer version of the program")
DAMAGED_KIND = QT_TRANSLATE_NOOP("core", "Damaged entry")

_DAMAGED = QT_TRANSLATE_NOOP("core", "This entry is damaged and can't be read.")
_NEWER = QT_TRANSLATE_NOOP("core", "A newer version of the program wrote this: {event}.")

# The first template whose fields are all there is taken.
_SENTENCES: dict[Event, tuple[str, ...]] = {
    Event.ENROLLED: (
        QT_TRANSLATE_NOOP("core", "Enrolled although something hindered. Reason given: {reason}"),
        QT_TRANSLATE_NOOP("core", "Enrolled; views kept: {templates}, lowest quality: {quality}."),
        QT_TRANSLATE_NOOP("core", "Enrolled."),
    ),
    Event.TEMPLATES_ADDED: (
        QT_TRANSLATE_NOOP("core", "Views added: {templates}, lowest quality: {quality}."),
        QT_TRANSLATE_NOOP("core", "Views were added."),
    ),
    Event.TEMPLATE_REMOVED: (QT_TRANSLATE_NOOP("core", "One view was removed."),),
    Event.SAMPLES_FORGOTTEN: (
        QT_TRANSLATE_NOOP("core", "Kept pictures were deleted: {count}."),
        QT_TRANSLATE_NOOP("core", "Kept pictures were deleted."),
    ),
    Event.RENAMED: (QT_TRANSLATE_NOOP("core", "The name was changed."),),
    Event.DETAILS_CHANGED: (QT_TRANSLATE_NOOP("core", "Details were changed."),),
    Event.CONSENT_GIVEN: (
        QT_TRANSLATE_NOOP("core", "Agreed to version {text} of the consent text."),
        QT_TRANSLATE_NOOP("core", "Consent was given."),
    ),
    Event.CONSENT_WITHDRAWN: (QT_TRANSLATE_NOOP("core", "Consent was withdrawn."),),
    Event.MERGED: (QT_TRANSLATE_NOOP("core", "Two entries of the same person were made one."),),
    Event.SAID_DISTINCT: (
        QT_TRANSLATE_NOOP("core", "Two people who look alike were said to be two."),
    ),
    Event.REMOVED: (QT_TRANSLATE_NOOP("core", "Removed from the gallery."),),
    Event.RESTORED: (QT_TRANSLATE_NOOP("core", "The removal was undone."),),
    Event.ERASED: (QT_TRANSLATE_NOOP("core", "All data was deleted for good, with a receipt."),),
    Event.PURGED: (
        QT_TRANSLATE_NOOP("core", "All data was deleted, because the time to keep it was over."),
    ),
    Event.IMPORTED: (
        QT_TRANSLATE_NOOP("core", "Imported; views: {templates}."),
        QT_TRANSLATE_NOOP("core", "People were imported: {people}."),
        QT_TRANSLATE_NOOP("core", "People were imported."),
    ),
    Event.EXPORTED: (
        QT_TRANSLATE_NOOP("core", "The gallery was exported; people in it: {people}."),
        QT_TRANSLATE_NOOP("core", "The gallery was exported."),
    ),
    Event.BACKED_UP: (QT_TRANSLATE_NOOP("core", "A backup of the gallery was made."),),
    Event.RESTORED_FROM_BACKUP: (
        QT_TRANSLATE_NOOP("core", "A backup was put in the place of the gallery."),
    ),
    Event.DATA_GIVEN: (QT_TRANSLATE_NOOP("core", "The person got the data that is kept of them."),),
    Event.CONSENT_TEXT_CHANGED: (
        QT_TRANSLATE_NOOP("core", "The consent text was changed; it is now version {version}."),
        QT_TRANSLATE_NOOP("core", "The consent text was changed."),
    ),
    Event.COMPARED: (
        QT_TRANSLATE_NOOP("core", "Two pictures were compared; similarity {similarity}."),
        QT_TRANSLATE_NOOP("core", "Pictures were compared."),
    ),
    Event.EVALUATED: (
        QT_TRANSLATE_NOOP("core", "Error rates were measured on {pictures} pictures."),
        QT_TRANSLATE_NOOP("core", "Error rates were measured."),
    ),
    Event.CALIBRATED: (
        QT_TRANSLATE_NOOP(
            "core", "What a similarity means was measured; threshold now {threshold}."
        ),
        QT_TRANSLATE_NOOP("core", "What a similarity means was measured."),
    ),
    Event.KIOSK_STARTED: (QT_TRANSLATE_NOOP("core", "The kiosk was started."),),
    Event.LIVENESS_TESTED: (
        QT_TRANSLATE_NOOP("core", "Liveness was tested with {presentations} presentations."),
        QT_TRANSLATE_NOOP("core", "Liveness was tested at this camera."),
    ),
    Event.CHALLENGED: (
        QT_TRANSLATE_NOOP(
            "core", "Somebody was asked at the kiosk to move their head: {challenge}."
        ),
        QT_TRANSLATE_NOOP("core", "Somebody was asked at the kiosk to move their head."),
    ),
    Event.CHALLENGE_WAIVED: (
        QT_TRANSLATE_NOOP("core", "Enrolled without moving the head. Reason: {reason}."),
        QT_TRANSLATE_NOOP("core", "Somebody was not asked to move their head."),
    ),
    Event.KIOSK_LEFT: (QT_TRANSLATE_NOOP("core", "The kiosk was ended with a PIN."),),
    Event.KIOSK_PIN_REFUSED: (
        QT_TRANSLATE_NOOP("core", "A wrong PIN was given to end the kiosk."),
    ),
    Event.LOCKED_OUT: (
        QT_TRANSLATE_NOOP(
            "core", "Nobody was judged for {seconds} seconds, after {fakes} suspected fakes."
        ),
        QT_TRANSLATE_NOOP("core", "Nobody was judged for a while, after suspected fakes."),
    ),
    Event.SETTING_CHANGED: (
        QT_TRANSLATE_NOOP("core", "{name}: changed from {old} to {new}."),
        QT_TRANSLATE_NOOP("core", "{name}: changed."),
        QT_TRANSLATE_NOOP("core", "A setting was changed."),
    ),
    Event.MODEL_CHANGED: (
        QT_TRANSLATE_NOOP("core", "{slot}: {new} is used instead of {old}."),
        QT_TRANSLATE_NOOP("core", "{slot}: {new} is used."),
        QT_TRANSLATE_NOOP("core", "Another model is used."),
    ),
    Event.SIGNED_IN: (QT_TRANSLATE_NOOP("core", "Signed in."),),
    Event.SIGNED_OUT: (
        QT_TRANSLATE_NOOP("core", "Signed out {by}."),
        QT_TRANSLATE_NOOP("core", "Signed out."),
    ),
    Event.SIGN_IN_REFUSED: (
        QT_TRANSLATE_NOOP("core", "Somebody tried in vain to sign in as {account}."),
        QT_TRANSLATE_NOOP("core", "Somebody tried to sign in in vain."),
    ),
    Event.ACCOUNT_CHANGED: (
        QT_TRANSLATE_NOOP("core", "{account}: {deed}."),
        QT_TRANSLATE_NOOP("core", "Accounts: {deed}."),
        QT_TRANSLATE_NOOP("core", "An account was changed."),
    ),
    Event.OVERRIDDEN: (
        QT_TRANSLATE_NOOP("core", "A warning was passed over. Reason given: {reason}"),
        QT_TRANSLATE_NOOP("core", "A warning was passed over."),
    ),
    Event.PASSPHRASE_SET: (QT_TRANSLATE_NOOP("core", "The passphrase of the gallery was set."),),
    Event.PASSPHRASE_REMOVED: (
        QT_TRANSLATE_NOOP("core", "The passphrase was removed; the gallery opens by itself."),
    ),
    Event.RECOVERY_CODE_MADE: (QT_TRANSLATE_NOOP("core", "A recovery code was made."),),
    Event.TEMPLATES_REVOKED: (
        QT_TRANSLATE_NOOP("core", "Copies of the gallery that were made before became worthless."),
    ),
    Event.LOG_EXPORTED: (QT_TRANSLATE_NOOP("core", "The log was exported."),),
    Event.LOG_HEAD_LOST: (
        QT_TRANSLATE_NOOP(
            "core",
            "The record of where the log ends was missing or wrong: entries before this one may "
            "have been cut off.",
        ),
    ),
    Event.LOG_KEY_REPLACED: (
        QT_TRANSLATE_NOOP("core", "The key that signs the log was missing or wrong; a new one."),
    ),
}

# Where this fact is told, and not "no".
_WITH: dict[tuple[Event, str], str] = {
    (Event.KIOSK_STARTED, "unjudged"): QT_TRANSLATE_NOOP(
        "core", "The kiosk was started and may greet people whose liveness no model judged."
    ),
    (Event.KIOSK_STARTED, "not_allowed"): QT_TRANSLATE_NOOP(
        "core",
        "The kiosk was started. Its settings allow greetings without a liveness check, but nobody "
        "who may allow that did so in the program, so it doesn't greet without one.",
    ),
    (Event.TEMPLATES_ADDED, "renewed"): QT_TRANSLATE_NOOP(
        "core", "Views made anew from kept pictures: {templates}."
    ),
    (Event.SAMPLES_FORGOTTEN, "everybody"): QT_TRANSLATE_NOOP(
        "core", "Kept pictures of everybody were deleted: {count}."
    ),
    (Event.RESTORED, "unmerged_from"): QT_TRANSLATE_NOOP(
        "core", "The merging of two people was undone."
    ),
}

_FIRST = (
    *("state", "corrects", "similarity", "threshold", "runner_up", "margin"),
    *("liveness", "liveness_ground", "liveness_reason", "spoof_score", "deny_score"),
    *("liveness_model", "unjudged", "not_allowed", "allowed_by", "confirmed"),
    *("quality", "quality_reason", "recogniser", "camera"),
    *("name", "slot", "old", "new", "deed", "account", "role"),
)
"""Facts in the order in which they are told; others follow."""

_LISTS = frozenset({"view", "movements"})
"""Facts that tell of several values at once, with commas between."""

_YES, _NO = QT_TRANSLATE_NOOP("core", "yes"), QT_TRANSLATE_NOOP("core", "no")
_OWN = QT_TRANSLATE_NOOP("core", "the program's own")
_NONE = QT_TRANSLATE_NOOP("core", "none")


def event_of(entry: Entry) -> Event | None:
    """Return what an entry tells of; None for one of a newer program, or a damaged one."""
    try:
        return Event(entry.event)
    except ValueError:
        return None


def kind_of(entry: Entry) -> Said:
    """Return what the kind of an entry is called."""
    event = event_of(entry)
    if entry.is_damaged:
        return Said(DAMAGED_KIND)
    return Said(UNKNOWN_KIND if event is None else WORDS[event])


def sentence_of(entry: Entry) -> Said:
    """Return a whole sentence about an entry, which names neither the person nor the account."""
    event = event_of(entry)
    if entry.is_damaged:
        return Said(_DAMAGED)
    if event is None:
        return Said(_NEWER, {"event": entry.event})
    if event is Event.VERDICT:
        templates = verdict_words.of(entry.facts)
    else:
        special = [
            _WITH[event, name]
            for name, told in entry.facts.items()
            if (event, name) in _WITH and told
        ]
        templates = (*special, *_SENTENCES[event])
    for template in templates:
        fields = _fields(template)
        if all(_is_told(entry, name) for name in fields):
            return Said(template, {name: value_of(entry, name, digits=3) for name in fields})
    return Said(WORDS[event])


def facts_of(entry: Entry) -> tuple[tuple[Said, Said], ...]:
    """Return the facts of an entry, each what it is called and its value, the weightiest first."""
    names = sorted(entry.facts, key=lambda name: (_rank(name), name))
    return tuple(
        (Said(FACTS[name]) if name in FACTS else _plain(name), value_of(entry, name))
        for name in names
    )


def value_of(entry: Entry, name: str, digits: int = 4) -> Said:
    """Return the value of one fact in words, fractions with so many digits."""
    value = entry.facts[name]
    if (word := VALUES.get(name, {}).get(value)) is not None:
        return Said(word)
    if name in _LISTS and isinstance(value, str) and ", " in value:
        return _listed(VALUES[name], value.split(", "))
    if isinstance(value, bool):
        return Said(_YES if value else _NO)
    if value is None:
        is_setting = entry.event == Event.SETTING_CHANGED.value
        return Said(_OWN if is_setting and name in ("old", "new") else _NONE)
    if isinstance(value, float):
        return _plain(f"{value:.{digits}g}")
    return _plain(str(value))


def _listed(words: Mapping[object, str], values: list[str]) -> Said:
    said = {
        f"value{at}": Said(words[value]) if value in words else _plain(value)
        for at, value in enumerate(values)
    }
    return Said(", ".join(f"{{{name}}}" for name in said), said)


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _plain(text: str) -> Said:
    return Said("{text}", {"text": text})


def _is_told(entry: Entry, name: str) -> bool:
    if name not in entry.facts:
        return False
    if entry.event in (Event.SETTING_CHANGED.value, Event.MODEL_CHANGED.value):
        return entry.facts[name] != ""  # None is a value there
    if name == "text" and entry.facts[name] == 0:  # agreed elsewhere, to what isn't known
        return False
    return entry.facts[name] not in (None, "")


@cache
def _fields(template: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name)
