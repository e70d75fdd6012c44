"""Which doorways does the desk have? One file for each noun."""
