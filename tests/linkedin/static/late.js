// Does nothing. The parser waits until the server sends it.
