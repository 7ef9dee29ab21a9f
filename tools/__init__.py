"""Commands that need only the standard library."""
