"""The restore drill: databases set back, Kafka lost, and what `reconcile` makes of it."""
