"""What lets the ingest worker reach the world and Redis."""
