"""What a similarity means: how often strangers reach it, and how often the same person doesn't."""
