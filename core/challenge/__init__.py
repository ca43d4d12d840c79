"""Asking a person to move their head, and seeing whether they do."""
