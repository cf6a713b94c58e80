"""A form made for one table and one period, and its way back.

`writing` makes an XLSX with the rows, heads and rules of a dataset's table; `process` reads what offices send back
(in a child process), by the hidden identity of the form and the labels that people see, never by position.
"""

from __future__ import annotations
