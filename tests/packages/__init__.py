"""Tests of the files that are uploaded to stores."""
