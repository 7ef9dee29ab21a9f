"""Commands that need nothing but Python."""
