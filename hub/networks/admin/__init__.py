"""What keeps each network to its own records in the admin, and the networks themselves."""
