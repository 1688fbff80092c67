"""What one question asks, read from its words alone."""
