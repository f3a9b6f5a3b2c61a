"""Whether a claim is news of now: the article's genre, and what stands aside in it."""
