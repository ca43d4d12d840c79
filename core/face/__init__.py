"""The stages that look at a face; they meet only in `core.pipeline`."""
