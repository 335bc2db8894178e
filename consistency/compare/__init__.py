"""What is one thing: names that are spelled differently, statements that say the same."""
