"""The whole platform on one machine: Kafka, PostgreSQL, a mail sink and the five services, and the commands of `./mentoring`."""
