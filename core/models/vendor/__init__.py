"""The vendor's published models, run from their unchanged files."""
