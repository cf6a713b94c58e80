"""Real tables of Kota Palembang that `ckan palembang demo load` puts into a catalogue (data only)."""
