"""The doctor: looks at everything the program needs, and says in sentences what is wrong."""
