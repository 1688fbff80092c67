"""From documents to structured sentences."""
