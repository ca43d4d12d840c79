"""The kinds of entries as people look for them: few groups, each of several events."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.people.audit.events import Event

GROUPS: Mapping[str, frozenset[Event]] = MappingProxyType(
    {
        "verdicts": frozenset({Event.VERDICT, Event.LOCKED_OUT, Event.COMPARED, Event.CHALLENGED}),
        "people": frozenset(
            {
                Event.ENROLLED,
                Event.TEMPLATES_ADDED,
                Event.TEMPLATE_REMOVED,
                Event.SAMPLES_FORGOTTEN,
                Event.RENAMED,
                Event.DETAILS_CHANGED,
                Event.MERGED,
                Event.SAID_DISTINCT,
                Event.OVERRIDDEN,
                Event.CHALLENGE_WAIVED,
            }
        ),
        "deletions": frozenset(
            {Event.REMOVED, Event.RESTORED, Event.ERASED, Event.PURGED, Event.SAMPLES_FORGOTTEN}
        ),
        "consent": frozenset(
            {
                Event.CONSENT_GIVEN,
                Event.CONSENT_WITHDRAWN,
                Event.CONSENT_TEXT_CHANGED,
                Event.DATA_GIVEN,
            }
        ),
        "copies": frozenset(
            {
                Event.IMPORTED,
                Event.EXPORTED,
                Event.BACKED_UP,
                Event.RESTORED_FROM_BACKUP,
                Event.DATA_GIVEN,
                Event.LOG_EXPORTED,
            }
        ),
        "sign-in": frozenset(
            {Event.SIGNED_IN, Event.SIGNED_OUT, Event.SIGN_IN_REFUSED, Event.ACCOUNT_CHANGED}
        ),
        "settings": frozenset(
            {
                Event.SETTING_CHANGED,
                Event.MODEL_CHANGED,
                Event.CALIBRATED,
                Event.EVALUATED,
                Event.LIVENESS_TESTED,
                Event.KIOSK_STARTED,
                Event.KIOSK_LEFT,
                Event.KIOSK_PIN_REFUSED,
            }
        ),
        "protection": frozenset(
            {
                Event.PASSPHRASE_SET,
                Event.PASSPHRASE_REMOVED,
                Event.RECOVERY_CODE_MADE,
                Event.TEMPLATES_REVOKED,
                Event.LOG_HEAD_LOST,
                Event.LOG_KEY_REPLACED,
            }
        ),
    }
)
"""Name of a group to its events; an event may be in several, and is in one at least."""
