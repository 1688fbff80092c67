"""The command line: one small module a family of commands; every word of it is French."""
