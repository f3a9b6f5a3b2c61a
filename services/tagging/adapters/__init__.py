"""What lets the pure tagger write its findings to Redis."""
