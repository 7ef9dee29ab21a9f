"""Take a picture of every state of the product: `make screenshots`."""
