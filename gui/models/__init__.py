"""The window in which a person manages the models."""
