"""Finds the spans of a stand-off document again in a copy of its text that differs a little, and says nearly nothing of the text.

`normal` is a text as copies are compared, `fingerprint` what is made of it and stored, `thinning` what is left out so that it
does not say too much; `alignment` and `carrying` find the spans again.
"""
