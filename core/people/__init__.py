"""People and their templates: the gallery, the search in it and the decision."""
