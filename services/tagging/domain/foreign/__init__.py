"""Foreign forces: who sends whom, where to, and whose war it is."""
