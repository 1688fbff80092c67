"""Writing with a language model, under the same guarantees: it points to sentences, the program quotes and checks."""
