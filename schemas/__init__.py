"""What an operator edits: the scheming schemas and presets, installed as `ckanext.palembang.schemas`."""
