"""A turn of a conversation, read in the light of the turns before it."""
