"""From a fact's row beside what it is about to a record at the broker, in the order of its key."""
