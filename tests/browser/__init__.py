"""Tests on the built extension in real browsers, with real clicks."""
