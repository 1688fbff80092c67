"""Which sentences answer, with what they need around them, and what each of them holds."""
