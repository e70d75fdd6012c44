"""What do all benchmarks stand on? A house of their own, a client that knocks, and a table."""
