"""Where what is claimed takes place."""
