"""The tables of the room, and the marks of what has to be rendered anew."""
