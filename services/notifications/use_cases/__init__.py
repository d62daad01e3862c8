"""What notifications is asked to do: tell, remind, and forget."""
