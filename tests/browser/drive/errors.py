"""The error of a browser that cannot be driven."""


class BrowserError(Exception):
    """A browser cannot be driven; the text says what was found, what is needed and what to do."""
