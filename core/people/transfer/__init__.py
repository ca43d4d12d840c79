"""Taking people out of a gallery and into it again: archives, backups, what was restored."""
