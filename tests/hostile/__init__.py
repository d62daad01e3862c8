"""What strangers may try on a running platform, measured: `./mentoring hostile`. Long proofs, not part of the suite."""
