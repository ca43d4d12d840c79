"""How alike people are: doubles, odd templates, and what strangers reach."""
