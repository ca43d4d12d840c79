"""Evidence of a living face from geometry and motion, without learning: one module a cue."""
