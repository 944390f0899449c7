"""The rows by which expressions are found and read, by kind."""
