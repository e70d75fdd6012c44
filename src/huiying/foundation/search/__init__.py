"""Where does anything speak of these words? An index that follows the journal."""
