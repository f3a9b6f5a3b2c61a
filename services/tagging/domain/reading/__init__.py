"""What is read: an article's text, its sentences, words, phrases and numbers."""
