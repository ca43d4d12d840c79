"""How evidence becomes a verdict, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """Spans in seconds, the others as cosine or as votes."""

    window: float = 2.0
    """Embeddings older than this no longer count."""

    crowded_window: float = 0.6
    """The same while another face is so near that the two could be taken for each other: just more
    than the time between two embeddings, so that a verdict rests on looks of now."""

    merged: float = 0.6
    """For so long after another face vanished beside the judged one nobody is judged: a little more
    than a tracker waits for a face that it lost."""

    minimum: int = 2
    """Embeddings that a verdict needs, unless the first is clearly somebody."""

    patience: float = 1.0
    """After so long since the first embedding, fewer are enough."""

    clearly: float = 0.10
    """So far above the threshold, one embedding is enough to call somebody known."""

    margin: float = 0.05
    """A runner-up this close who is above the threshold too makes the verdict unsure."""

    hold: float = 0.02
    """Somebody known stays known down to so much below the threshold and inside the margin."""

    unusable_after: float = 0.5
    """Without a usable picture for so long, the desk says what hinders it."""

    votes_window: float = 3.0
    """Liveness votes older than this no longer count."""

    live_from: float = 2.0
    """Weight of the votes from which a face counts as live: two votes without any doubt. It stays
    so while the weight is above 0."""

    live_record: int = 5
    """So many votes for life, about a second of them, let a single vote for a fake be a stray."""

    live_clears: int = 3
    """Only so many votes for life in a row, a longer look than makes a face live at first, take a
    suspicion back."""

    liveness_patience: float = 1.5
    """Somebody who would be known but isn't found live for so long can't be judged."""

    spoof_holds: float = 3.0
    """A suspected fake stays suspected at least so long."""

    denied_for: float = 0.3
    """So long geometry and motion must deny without a break before a face is suspected: one odd
    frame makes no fake."""

    denied_for_sure: float = 1.0
    """After so long the suspicion counts towards a lock-out."""

    cleared_below: float = 0.5
    """Deny score below which geometry and motion no longer speak against a face."""

    cleared_for: float = 1.0
    """So long the score must stay there to take the suspicion back."""

    grace: float = 0.4
    """A face may be missed for so long before nobody is there."""

    unseen: float = 0.15
    """A face that was out of sight for longer has to be recognised anew: a detector misses a frame
    or two, and nobody changes places with somebody else in that time."""

    dark_after: float = 1.0
    """After so long without a lit frame the lamp counts as off: no lamp pulses so slowly."""

    time_limit: float = 8.0
    """After so long without a verdict about a face that is near and looks here, the check ends."""

    gone_after: float = 1.0
    """A face that was away for so long begins anew, also after its check was given up."""

    lock_out: float = 30.0
    """How long nobody is judged after repeated fakes; 0 never locks."""

    fakes: int = 3
    """So many suspected fakes within `fakes_within` lock."""

    fakes_within: float = 60.0

    fakes_apart: float = 1.0
    """Fakes are two where none was seen for so long between them."""

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        """Return the rules with what a person set."""
        rules = cls()
        if settings.check_seconds is not None:
            rules = replace(rules, time_limit=float(settings.check_seconds))
        if settings.lock_out_seconds is not None:
            rules = replace(rules, lock_out=float(settings.lock_out_seconds))
        return rules
