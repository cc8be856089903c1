"""The rules after the line model, a module for each part of a page; `settle.py` lists them in their order.

A rule is a small function: it is given all lines of a page, labelled, and gives them back, some of them relabelled. Its
name is the `rule` of every line that it changes, so that `rupress explain` can tell why a line is what it is.
"""
