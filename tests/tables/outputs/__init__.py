"""Files made of figures, each read back by another hand than ours."""
