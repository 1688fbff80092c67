"""Training of the bundled encoder: ``python -m index.training``. Nothing here runs when a question is asked."""
