"""Who is told what, when it stops being worth telling, and what a person may decline."""
