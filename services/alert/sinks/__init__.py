"""Where alerts go: one kind of sink to a file, each with a constant ``SINK``. See ../ports.py for its shape."""
