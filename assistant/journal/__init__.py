"""What was asked and answered, kept: conversations, gaps, permalinks, transcripts."""
