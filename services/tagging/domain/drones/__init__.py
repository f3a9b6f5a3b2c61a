"""Drone activity: what drones do, or what is done to them."""
