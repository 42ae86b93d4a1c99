"""The month's release: what is due, candidate rows from a saved bulletin, adding them, and all guards at once. Not shipped."""
