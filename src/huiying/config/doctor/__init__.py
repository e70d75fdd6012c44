"""Is this installation well, and if not, what mends it? One file in `checks/` for each question."""
