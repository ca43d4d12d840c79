"""The check of the gallery: doubles, outliers, poor templates, and what to do about them."""
