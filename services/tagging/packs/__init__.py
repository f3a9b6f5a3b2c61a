"""Indicators as data: an operator's own, and those that come with the program, each one TOML file."""
