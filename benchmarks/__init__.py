"""Measure the duration of runs in real browsers, without pass or fail."""
