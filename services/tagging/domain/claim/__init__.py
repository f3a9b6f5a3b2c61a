"""How a claim is made: told as fact, planned, possible, denied or history, and by whom."""
