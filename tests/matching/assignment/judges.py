"""What code that is not ours says of the same cohorts."""

from typing import Any

import networkx as nx
import numpy as np
from matching.games import HospitalResident
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import linear_sum_assignment

from services.matching.domain.assignment.market import Market

FAR = 10**9


def seats_of(market: Market) -> Any:
    """The mentor of each single place: shape (seats,)."""
    return np.repeat(np.arange(market.size[1]), market.places)


def best_total(market: Market) -> int:
    """The greatest total of points, by scipy, on a matrix of mentees and single places."""
    seats = seats_of(market)
    worth = np.where(market.acceptable, market.score, 0)[:, seats]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return int(worth[rows, columns].sum())


def best_flow(market: Market) -> int:
    """The same total, by OR-Tools' flow of the least cost over the pairs that are possible; whoever is left over takes a way around."""
    (rows, columns), (mentees, mentors) = np.nonzero(market.possible()), market.size
    source, sink = mentees + mentors, mentees + mentors + 1
    people, places = np.arange(mentees), np.arange(mentors)
    flow = SimpleMinCostFlow()
    for tails, heads, room, cost in (
        (rows, mentees + columns, np.ones(len(rows)), -market.score[rows, columns]),
        (np.full(mentees, source), people, np.ones(mentees), np.zeros(mentees)),
        (mentees + places, np.full(mentors, sink), market.places, np.zeros(mentors)),
        (np.array([source]), np.array([sink]), np.array([mentees]), np.zeros(1)),
    ):
        flow.add_arcs_with_capacity_and_unit_cost(*(each.astype(np.int64) for each in (tails, heads, room, cost)))
    flow.set_nodes_supplies(np.array([source, sink]), np.array([mentees, -mentees]))
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("there is no flow")
    return -int(flow.optimal_cost())


def most_matched(market: Market) -> int:
    """How many can be matched at all, by networkx (Hopcroft and Karp)."""
    graph = nx.Graph()
    graph.add_nodes_from(("mentee", row) for row in range(market.size[0]))
    for place, mentor in enumerate(seats_of(market)):
        graph.add_edges_from(
            (("mentee", int(row)), ("seat", place)) for row in np.flatnonzero(market.acceptable[:, mentor])
        )
    pairs = nx.bipartite.hopcroft_karp_matching(graph, [node for node in graph if node[0] == "mentee"])
    return len(pairs) // 2


def best_total_of_the_most(market: Market) -> int:
    """The greatest total among the matchings of the greatest size, by scipy: a pair that may not be costs more than all others bring."""
    seats = seats_of(market)
    rows, columns = linear_sum_assignment(np.where(market.acceptable, market.score, -FAR)[:, seats], maximize=True)
    fine = market.acceptable[rows, seats[columns]]
    return int(market.score[rows[fine], seats[columns[fine]]].sum())


def resident_optimal(market: Market) -> dict[int, int]:
    """The matching that is best for every mentee, by the package `matching`; lists are strict."""
    possible = market.possible()
    mentees = [row for row in range(market.size[0]) if possible[row].any()]
    mentors = [column for column in range(market.size[1]) if possible[:, column].any()]
    if not mentees:
        return {}
    wishes = {
        row: sorted((int(each) for each in np.flatnonzero(possible[row])), key=lambda each: -market.mentee[row, each])
        for row in mentees
    }
    liking = {
        column: sorted(
            (int(each) for each in np.flatnonzero(possible[:, column])), key=lambda each: -market.mentor[each, column]
        )
        for column in mentors
    }
    game = HospitalResident.create_from_dictionaries(
        wishes, liking, {each: int(market.places[each]) for each in mentors}
    )
    return {
        int(resident.name): int(hospital.name) for hospital, residents in game.solve().items() for resident in residents
    }
