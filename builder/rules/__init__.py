"""Load, check and compile the rules."""
