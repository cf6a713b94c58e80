"""What all that writes linked data shares: addresses, terms, lawful texts, and a node to write about."""
