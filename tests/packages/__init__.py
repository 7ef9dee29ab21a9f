"""Tests of what the stores are given."""
