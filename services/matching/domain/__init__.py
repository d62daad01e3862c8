"""The rules of matching: pure values and functions, without a clock and without I/O."""
