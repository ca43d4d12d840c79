"""Enrolling somebody: which views are wanted, what to say meanwhile, and what is kept."""
