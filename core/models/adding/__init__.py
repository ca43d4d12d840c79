"""Adding a vendor's model: looked at, tried out in a process of its own, and put in its place."""
