"""What the product costs in time, measured in the real browsers; nothing here can fail."""
