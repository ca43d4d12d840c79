"""Networks, their weights and their contracts; the only place that loads a model file."""
