"""The tests of Untrain."""
