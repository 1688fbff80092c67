"""Files that people take away: each format in one module."""
