"""Enrolling many people from folders of pictures or a table: looking first, then doing."""
