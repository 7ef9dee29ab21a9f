"""Show Untrain at work on the simulated LinkedIn: `make demo`."""
