"""Who may sign in, how that is proved, and what each may do."""
