"""What the builder promises."""
