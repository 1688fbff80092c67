"""From a draft to what a person reads: composed, framed, verified, serialised."""
