"""Look-ups over the corpus: sentences, the words they hold, what stands around them, what they premise."""
