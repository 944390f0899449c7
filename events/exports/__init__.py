"""A timeline in the formats that other programs read."""
