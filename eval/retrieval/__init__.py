"""The measurement of retrieval: levers, baselines, other document sets, and Chroma against exact search."""
