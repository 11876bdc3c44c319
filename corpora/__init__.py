"""Plans, places, stop words and the synthetic sample."""
