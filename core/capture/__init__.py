"""Where frames come from: cameras, files, folders and the synthetic studio."""
