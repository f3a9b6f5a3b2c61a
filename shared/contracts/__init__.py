"""What crosses a wire. A worker in another language would need exactly this to join the pipeline."""
