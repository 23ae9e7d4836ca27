"""Tests of the room `importing`: documents made by a script, each with the draft and the findings it must give."""
