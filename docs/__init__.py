"""The project's documentation, and what makes its generated parts."""
