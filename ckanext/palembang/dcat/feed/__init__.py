"""The stream of changes: DCAT-AP Feeds, a Linked Data Event Stream with ActivityStreams.

https://semiceu.github.io/LDES-DCAT-AP-feeds/ (a pilot of SEMIC, January 2026).
"""
