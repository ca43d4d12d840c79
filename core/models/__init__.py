"""The networks with their weights, cards and contracts; the only place that runs a network."""
