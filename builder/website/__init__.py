"""Make the pages of docs/ that a web server can serve as they are."""
