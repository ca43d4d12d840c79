"""How recognition goes over weeks and months, as the log's verdicts tell it; changes nothing."""
