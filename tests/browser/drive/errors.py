"""What stands in the way of driving a browser, in words for whoever typed the command."""


class BrowserError(Exception):
    """A browser cannot be driven: the text says what was found, what is needed, what to type."""
