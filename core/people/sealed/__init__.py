"""How what is kept is sealed: keys, the ways to them, records bound to their places."""
