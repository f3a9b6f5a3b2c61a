"""The three workers, and the commands people use them by."""
