"""The page of the doctor: what was checked, what to do, and a report for support."""
