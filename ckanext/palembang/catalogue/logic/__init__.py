"""Actions, their access rules, and validators."""
