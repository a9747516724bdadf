"""One file is one foreign format: what it looks like, and how it becomes annotations and comes from them."""
