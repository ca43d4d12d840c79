"""The window in which the log is read, verified and exported."""
