"""Every alert fires in a real Prometheus for what it is for, and is silent otherwise."""
