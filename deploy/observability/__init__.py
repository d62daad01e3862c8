"""What is worth waking somebody for, and what one looks at then: rules and dashboards for Prometheus and Grafana."""
