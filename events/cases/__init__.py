"""What was read once is kept: accounts of articles in a folder, added to, corrected and told again."""
