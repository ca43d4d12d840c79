"""How good the models are on pictures of a known truth: error rates with intervals."""
