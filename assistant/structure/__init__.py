"""The readings of a question that the structure of the documents answers by itself, one subject a module."""
