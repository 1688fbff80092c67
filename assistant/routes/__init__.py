"""The ways from a question to a draft: structure, ranked sentences, several parts, or the reason to refuse."""
