"""Everything that tests Untrain."""
