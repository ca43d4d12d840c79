"""The window of the camera: which one, its light, how it is set, what is judged."""
