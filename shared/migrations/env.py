"""Alembic's environment for every service: the connection and the schema come from `shared.migrations`."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="alembic_version",
    version_table_schema=context.config.attributes["service"],
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
