"""What follows for a case from what is known of it? Pure questions, one file for each."""
