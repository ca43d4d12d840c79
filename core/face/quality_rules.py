"""What a face must have to be used: how measured values become marks, and where they hinder."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measured value becomes a mark: 0 at `worst`, 0.5 at `limit`, 1 at `best`."""

    worst: float
    limit: float
    best: float

    def __post_init__(self) -> None:
        if not (self.worst < self.limit < self.best or self.worst > self.limit > self.best):
            raise ValueError(f"the limit {self.limit} is not between {self.worst} and {self.best}")

    def with_limit(self, limit: float) -> Scale:
        """Return this scale with another limit between worst and best."""
        return Scale(self.worst, limit, self.best)

    def mark(self, value: float) -> float:
        """Return 0 to 1, linear between the three points."""
        if (value > self.limit) == (self.best > self.limit):
            return min(1.0, 0.5 + 0.5 * (value - self.limit) / (self.best - self.limit))
        return max(0.0, 0.5 - 0.5 * (value - self.limit) / (self.worst - self.limit))


@dataclass(frozen=True, slots=True)
class QualityRules:
    """What a face must have to be used. A mark under 0.5 hinders.

    The limits of size, light and sharpness come from 200 grey photographs of 40 people (ORL,
    33 pixels between the eyes): each was spoilt and compared with the plain ones by the default
    recogniser. FNMR is the share of 840 pairs of one person under a cosine of 0.363, none of
    them for plain pictures. Limits of pose leave all but the clearly turned of 200 portraits.
    """

    eye_distance: Scale = Scale(10.0, 20.0, 45.0)
    """Pixels. FNMR 0 at 19, 0.3 % at 13, 1 % at 10."""

    outside: Scale = Scale(0.35, 0.12, 0.0)
    """Share of the box beyond the frame: brow or chin are then missing."""

    dark: Scale = Scale(10.0, 30.0, 80.0)
    """Mean grey level. FNMR 0.3 % at 35, 0.8 % at 21, 31 % at 11."""

    bright: Scale = Scale(250.0, 225.0, 180.0)
    """Mean grey level. FNMR 0 at 207, 6 % at 237."""

    clipped: Scale = Scale(0.60, 0.20, 0.02)
    """Share. FNMR 0 at 0.30, 6 % at 0.67; a lamp's glare is less even than in that trial."""

    contrast: Scale = Scale(3.0, 7.0, 25.0)
    """Standard deviation. FNMR 0.5 % at 8.8, 6 % at 5.5."""

    score: Scale = Scale(0.6, 0.8, 0.98)
    """The detector's. Of plain pictures and portraits all are over 0.98; 5 % are under 0.73
    where a fifth of the faces is already missed (darkness)."""

    sharpness: Scale = Scale(1.5, 5.0, 20.0)
    """Per mille. FNMR 0 at 16, 1.3 % at 5.3, 23 % at 2.5; portraits 26 to 80."""

    motion: Scale = Scale(0.85, 0.62, 0.35)
    """As `Quality.motion`. FNMR 0.1 % at 0.65, 1.5 % at 0.73, 10 % at 0.75 (movement along one
    side; aslant 1 % at 0.61, 4 % at 0.67). Plain pictures and portraits up to 0.47."""

    ambient: Scale = Scale(1.0, 0.90, 0.10)
    """Share, in the picture that is judged. FNMR with light from behind 0.9 % at 0.8, 2.5 % at
    0.9, 5 % at 0.95; from the side 0.1 % at 0.95. Above a half it is named as the cause where
    another gate of light holds."""

    hot_spot: Scale = Scale(8.0, 3.5, 1.8)
    """As `Quality.fall_off`. FNMR 0.8 % at 2.9, 2.1 % at 3.9, 5 % at 5.1; portraits up to 2.3."""

    uneven: Scale = Scale(0.05, 0.15, 0.50)
    """As `Quality.fall_off`. FNMR 0.8 % at 0.22, 1.9 % at 0.13 and 10 % at 0.08 with light from
    the side, 0.4 % at 0.25 and 3 % at 0.08 from behind; portraits from 0.34."""

    glare: Scale = Scale(0.60, 0.25, 0.02)
    """Share. FNMR with both eyes covered 0.6 % at 0.15, 1.4 % at 0.29, 1.8 % at 0.45; 0 with
    one. Plain pictures up to 0.14."""

    yaw: Scale = Scale(55.0, 30.0, 5.0)
    pitch: Scale = Scale(50.0, 30.0, 8.0)
    roll: Scale = Scale(60.0, 35.0, 5.0)
    """Degrees. Alignment takes roll out, and the detector still finds 60."""

    # What follows never hinders recognition: a part under its limit hinders enrolment.

    head_size: Scale = Scale(0.04, 0.12, 0.30)
    """Share of the picture's height that the face takes; hinders nothing."""

    shades: Scale = Scale(4.0, 5.5, 7.0)
    """Bits, as `core.face.dynamic_range`."""

    lamp: Scale = Scale(0.005, 0.02, 0.10)
    """Linear light of the lamp on the face, 1 = white: grey levels of 18, 36 and 81."""

    eyes_open: Scale = Scale(0.0, 0.5, 0.9)
    """Likelihood. Under the limit are 2 % of real faces with open eyes and about a half of those
    with closed ones (ORL), of the studio's 10 % and 91 %.
    """

    mouth_closed: Scale = Scale(0.0, 0.2, 0.8)
    """Likelihood. Most open mouths are smiles, which harm little, so only the clear ones hinder:
    of real faces with open mouths 13 %, of others none (ORL).
    """

    visible: Scale = Scale(0.4, 0.8, 0.97)
    """Share of eyes, nose and mouth. Under the limit are 1.5 % of real faces (ORL: long beards,
    wide open mouths), 2 % of the studio's, and nine of ten with a mask, scarf or dark glasses.
    """
