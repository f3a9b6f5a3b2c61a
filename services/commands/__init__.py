"""The commands people and scripts use: one module each, and ``screen`` for how things look."""
