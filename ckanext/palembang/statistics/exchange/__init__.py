"""Records as other systems exchange them: the JSON of INDAH v2, and the flat form of data.go.id and BPS DNA.

Reading never fails: what cannot be read is kept as it was written and told in findings.
"""
