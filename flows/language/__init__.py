"""What the rooms share about language: sentences, words, dates in words, and which language a text is in."""
