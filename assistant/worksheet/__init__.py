"""« Ma situation »: a difficulty in one's own words, and what the manifesto says, asks and leaves unsaid."""
