"""What leaves the house for other systems; its formats come with later issues."""
