"""What does the doctor look at? One file for each question, with `examine()`."""
