"""What the platform promises about events, each promise with the test that keeps it."""
