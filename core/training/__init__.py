"""Training models on a site's own pictures, as the model cards describe it."""
