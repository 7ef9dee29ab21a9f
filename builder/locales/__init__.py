"""Load the translations and hold every one of them against English and the rules."""
