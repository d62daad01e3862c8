"""What an operator asks of a running platform, wherever it runs: it needs addresses only, and no checkout."""
