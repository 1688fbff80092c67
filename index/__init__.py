"""Passages, two rankings (lexical and dense), one fused list; the index on disk and its guards."""
