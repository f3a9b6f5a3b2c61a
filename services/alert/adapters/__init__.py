"""What lets the alert worker's pure core remember and speak."""
