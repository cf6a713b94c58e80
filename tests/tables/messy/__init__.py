"""Messy tables of every kind of trouble, made here, with what a careful person reads in them."""
