"""Fitting the constants of the ranking and of the decision on development questions, reproducibly."""
