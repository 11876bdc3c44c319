"""Sentence-encoder models: what they are, where they come from, how they are built and verified."""
