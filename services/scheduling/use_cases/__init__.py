"""What one can ask of scheduling: each loads, acts, saves and tells."""
