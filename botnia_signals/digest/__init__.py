"""What leaves the house as a weekly digest: its content as data, the curve, and the renderers."""
