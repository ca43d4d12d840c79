"""The gallery's schema, step by step (Alembic). `core.people.storage` runs them."""
