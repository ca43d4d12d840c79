"""The window that says what a similarity means, and chooses the threshold."""
