"""What the log can tell of."""

from __future__ import annotations

import enum


class Event(enum.Enum):
    """One kind of entry. The values stand in logs for ever."""

    ENROLLED = "enrolled"
    TEMPLATES_ADDED = "templates-added"
    TEMPLATE_REMOVED = "template-removed"
    SAMPLES_FORGOTTEN = "samples-forgotten"
    RENAMED = "renamed"
    DETAILS_CHANGED = "details-changed"
    CONSENT_GIVEN = "consent-given"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    MERGED = "merged"
    SAID_DISTINCT = "said-distinct"
    """Two people who look alike were said to be two."""

    REMOVED = "removed"
    RESTORED = "restored"
    ERASED = "erased"
    """Removed for good, with a receipt."""

    PURGED = "purged"
    """Removed because the time was over."""

    IMPORTED = "imported"
    EXPORTED = "exported"
    BACKED_UP = "backed-up"
    RESTORED_FROM_BACKUP = "restored-from-backup"
    DATA_GIVEN = "data-given"
    """A person got the data that is kept of them."""

    CONSENT_TEXT_CHANGED = "consent-text-changed"
    VERDICT = "verdict"
    COMPARED = "compared"
    """Two pictures were compared side by side, and that was kept or given away as a report."""

    EVALUATED = "evaluated"
    """Error rates were measured on pictures of a known truth."""

    CALIBRATED = "calibrated"
    """What a similarity means was measured anew, or taken from an evaluation."""

    LIVENESS_TESTED = "liveness-tested"
    """It was measured how well fakes are told from living people at this camera."""

    CHALLENGED = "challenged"
    """The kiosk asked somebody to move their head; the facts tell whether they did."""

    CHALLENGE_WAIVED = "challenge-waived"
    """An operator let somebody pass without moving their head, with a reason."""

    KIOSK_STARTED = "kiosk-started"
    KIOSK_LEFT = "kiosk-left"
    KIOSK_PIN_REFUSED = "kiosk-pin-refused"
    LOCKED_OUT = "locked-out"
    """After repeated suspected fakes nobody was judged for a while."""

    SETTING_CHANGED = "setting-changed"
    MODEL_CHANGED = "model-changed"
    """Another model is at work than the log told of last."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGN_IN_REFUSED = "sign-in-refused"
    ACCOUNT_CHANGED = "account-changed"
    OVERRIDDEN = "overridden"
    PASSPHRASE_SET = "passphrase-set"
    PASSPHRASE_REMOVED = "passphrase-removed"
    RECOVERY_CODE_MADE = "recovery-code-made"
    TEMPLATES_REVOKED = "templates-revoked"
    LOG_EXPORTED = "log-exported"
    LOG_HEAD_LOST = "log-head-lost"
    """Where the log ended was not known any more: entries before this one may be gone."""

    LOG_KEY_REPLACED = "log-key-replaced"
    """The key that signs checkpoints did not open any more; there is another one from now on."""
