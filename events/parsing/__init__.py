"""Article -> Document."""
