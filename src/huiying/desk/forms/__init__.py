"""Which forms do the staff fill in? One file for each noun."""
