"""What a mentorship is and what it allows: values and rules, no clock, no database, no HTTP."""
