"""Profiles: its rules bare, its use cases and API on a real Postgres, its worker on a real Kafka."""
