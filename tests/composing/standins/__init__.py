"""What stands in for images that cannot be pulled."""
