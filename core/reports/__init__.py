"""Reports that people take away: a PDF, the same in JSON, and a signature over both."""
