"""What one article tells, as a value of its own: made by the last file that sees a tree, named by its own words alone."""
