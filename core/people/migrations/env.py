"""What Alembic runs: the migrations, on the connection that the caller opened.

The caller owns the transaction, so that an interrupted migration leaves the old schema whole.
Logging is left as it is.
"""

from __future__ import annotations

from alembic import context

from core.people.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
