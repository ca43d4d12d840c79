"""The gallery panel."""
