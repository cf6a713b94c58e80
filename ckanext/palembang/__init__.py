"""Satu Data Palembang: the statistical data catalogue of a city, room by room."""
