"""Routes that every service has for operators: what was kept aside, and what is to become of it."""
