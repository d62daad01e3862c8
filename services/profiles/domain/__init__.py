"""Values and rules of people, sign-ins and skills. No I/O, no clock, no randomness."""
