"""A briefing: one to two pages on a proposition or a question, in the words of the documents."""
