"""What roles and rights are called, and what they mean."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from core.people.accounts.rights import Right, Role
from core.wording import QT_TRANSLATE_NOOP

_ROLES = {
    Role.OPERATOR: QT_TRANSLATE_NOOP("accounts", "Operator"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("accounts", "Supervisor"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("accounts", "Auditor"),
    Role.KIOSK: QT_TRANSLATE_NOOP("accounts", "Kiosk"),
}

_MEANINGS = {
    Role.OPERATOR: QT_TRANSLATE_NOOP(
        "accounts",
        "Enrols people and changes what is kept of them. Removing, exporting and settings need a "
        "supervisor.",
    ),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP(
        "accounts",
        "May do everything except exporting the log, and can allow others a single step.",
    ),
    Role.AUDITOR: QT_TRANSLATE_NOOP(
        "accounts", "Reads, checks and exports the log. Doesn't see who is enrolled."
    ),
    Role.KIOSK: QT_TRANSLATE_NOOP(
        "accounts",
        "For a screen without staff: shows the picture and the verdict, nothing else, and is never "
        "signed out by itself.",
    ),
}

_RIGHTS = {
    Right.SEE: QT_TRANSLATE_NOOP("accounts", "See who is enrolled"),
    Right.ENROL: QT_TRANSLATE_NOOP("accounts", "Enrol somebody"),
    Right.CHANGE: QT_TRANSLATE_NOOP("accounts", "Change what is kept of a person"),
    Right.REMOVE: QT_TRANSLATE_NOOP("accounts", "Remove somebody"),
    Right.MERGE: QT_TRANSLATE_NOOP("accounts", "Merge two entries of one person"),
    Right.OVERRIDE: QT_TRANSLATE_NOOP("accounts", "Enrol in spite of a warning"),
    Right.IMPORT: QT_TRANSLATE_NOOP("accounts", "Import people"),
    Right.EXPORT: QT_TRANSLATE_NOOP("accounts", "Take data out of the program"),
    Right.RESTORE: QT_TRANSLATE_NOOP("accounts", "Put back a backup"),
    Right.CONSENT_TEXT: QT_TRANSLATE_NOOP("accounts", "Change the rules of consent"),
    Right.PURGE: QT_TRANSLATE_NOOP("accounts", "Remove everybody whose time is over"),
    Right.SETTINGS: QT_TRANSLATE_NOOP("accounts", "Change settings, models and cameras"),
    Right.PROTECTION: QT_TRANSLATE_NOOP("accounts", "Change how the gallery is protected"),
    Right.READ_LOG: QT_TRANSLATE_NOOP("accounts", "Read the log"),
    Right.EXPORT_LOG: QT_TRANSLATE_NOOP("accounts", "Export the log"),
    Right.ACCOUNTS: QT_TRANSLATE_NOOP("accounts", "Manage accounts"),
}


def role_name(role: Role) -> str:
    """Return what a role is called."""
    return _translate(_ROLES[role])


def role_meaning(role: Role) -> str:
    """Return in sentences what somebody in a role may do."""
    return _translate(_MEANINGS[role])


def right_words(right: Right) -> str:
    """Return what a right lets somebody do, as the name of a step."""
    return _translate(_RIGHTS[right])


def why_not(right: Right, *, signed_in: bool) -> str:
    """Return why a command can't be used."""
    if not signed_in:
        return _translate(QT_TRANSLATE_NOOP("accounts", "Sign in to use this."))
    sentence = QT_TRANSLATE_NOOP("accounts", "Your account may not do this: {step}.")
    return _translate(sentence).format(step=right_words(right))


def wait_words(wait: timedelta | None) -> str:
    """Return how long no try is taken: minutes and seconds; None for ever."""
    if wait is None:
        return _translate(
            QT_TRANSLATE_NOOP(
                "accounts",
                "There were too many wrong tries. A supervisor has to set a new PIN or password.",
            )
        )
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    sentence = QT_TRANSLATE_NOOP(
        "accounts", "There were too many wrong tries. Wait {minutes}:{seconds} minutes."
    )
    return _translate(sentence).format(minutes=seconds // 60, seconds=f"{seconds % 60:02}")


def _translate(sentence: str) -> str:
    return QCoreApplication.translate("accounts", sentence)
