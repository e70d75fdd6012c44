"""How do the stages' values become the shapes that a page draws? Pure, no queries."""
