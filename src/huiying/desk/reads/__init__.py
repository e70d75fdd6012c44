"""What does one screen need from several stages at once? Only reads; no rule and no write."""
