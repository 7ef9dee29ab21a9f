"""Load the translations and check them against English and the rules."""
