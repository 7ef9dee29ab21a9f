// Does nothing: while it has not arrived, the parser waits for it.
