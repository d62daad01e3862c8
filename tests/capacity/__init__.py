"""What the platform needs at which size: a town that was made by people, multiplied in the databases, and measured."""
