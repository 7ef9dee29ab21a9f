"""Take screenshots of every state of the product: `make screenshots`."""
