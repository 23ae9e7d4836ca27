"""What is wrong with campaigns: owners, and the campaigns they continue."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.graph import cycles
from bulletins.assembly.keys import Key, Kind
from bulletins.assembly.unknown import unknown
from bulletins.model.problem import Problem, error


def campaign_problems(catalogue: ContentIndex) -> Iterator[Problem]:
    """Give owners and predecessors that do not exist, and campaigns that follow one another in a circle."""
    for campaign in catalogue.campaigns.values():
        origin = campaign.origin
        if campaign.owner is not None:
            yield from unknown(catalogue, Key(Kind.UNIT, campaign.owner), origin.path, origin.line("owner"))
        if campaign.follows is not None:
            yield from unknown(catalogue, Key(Kind.CAMPAIGN, campaign.follows), origin.path, origin.line("follows"))
    follows = {slug: (one.follows,) if one.follows is not None else () for slug, one in catalogue.campaigns.items()}
    for circle in cycles(follows):
        origin = catalogue.campaigns[circle[0]].origin
        yield error("follows-cycle", origin.path, origin.line("follows"), chain=" → ".join((*circle, circle[0])))
