"""What changed from one release to the next, element by element, and which version number that demands."""
