"""The window about one person."""
