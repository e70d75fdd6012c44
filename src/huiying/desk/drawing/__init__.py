"""How do values of the stages become what the components draw? Plain values in and out."""
