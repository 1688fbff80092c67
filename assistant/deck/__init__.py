"""A presentation made of the documents' own sentences: what it holds, what is kept of it, and where it stands."""
