"""Demonstrate Untrain on the simulated LinkedIn: `make demo`."""
