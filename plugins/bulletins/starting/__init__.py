"""A new union's site from a handful of answers: its first files, and how they take the sample's place."""

from bulletins.starting.answers import Answers, Beginning, Reader, Tongue
from bulletins.starting.files import plan_files, with_address
from bulletins.starting.sample import FILE as SAMPLE
from bulletins.starting.sample import strangers
from bulletins.starting.taking import KEPT, REPLACED, finish, is_unfinished, lay_aside, take_place

__all__ = [
    "KEPT",
    "REPLACED",
    "SAMPLE",
    "Answers",
    "Beginning",
    "Reader",
    "Tongue",
    "finish",
    "is_unfinished",
    "lay_aside",
    "plan_files",
    "strangers",
    "take_place",
    "with_address",
]
