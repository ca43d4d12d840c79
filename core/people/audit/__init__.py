"""What was done, by whom: entries chained by hash, signed ends, verification, export."""
