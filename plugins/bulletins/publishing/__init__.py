"""Publishing of a built site: the changes for readers, the guards that may refuse it, and the targets.

Every guard is a function that gives problems; nothing here decides which of them someone may overrule.
"""
