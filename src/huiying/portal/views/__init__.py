"""Through which doorways does the public come in? One file for each noun."""
