"""A new union's site from a handful of answers: its first files, and how they take the sample's place."""

from bulletins.newsite.answers import AnswerReader, Answers, NewSite, SiteLanguage
from bulletins.newsite.first_files import plan_files, with_address
from bulletins.newsite.install import FILE as SAMPLE
from bulletins.newsite.install import KEPT, REPLACED, finish, is_unfinished, stage_first_files, strangers, take_place

__all__ = [
    "KEPT",
    "REPLACED",
    "SAMPLE",
    "AnswerReader",
    "Answers",
    "NewSite",
    "SiteLanguage",
    "finish",
    "is_unfinished",
    "plan_files",
    "stage_first_files",
    "strangers",
    "take_place",
    "with_address",
]
