"""The chat page: an answer shown with every quotation one key press away, highlighted in its section."""
