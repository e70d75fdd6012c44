"""In which order does the city come to life? One file for each kind of thing it is filled with."""
