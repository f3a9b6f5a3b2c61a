"""Troop figures: what is counted, how many, and whether they are a force or lost."""
