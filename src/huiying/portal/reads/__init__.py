"""What may everybody see? Fetched through the stages' own reads and laid side by side."""
