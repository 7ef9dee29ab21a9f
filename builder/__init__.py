"""Build the Untrain browser extension from rules, a template and the source tree."""
