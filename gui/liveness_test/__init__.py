"""The wizard that tests liveness at this camera."""
