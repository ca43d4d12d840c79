"""The window that measures error rates."""
