"""The window of trends."""
