"""The windows of import, export and backups: they take values and emit intentions."""
