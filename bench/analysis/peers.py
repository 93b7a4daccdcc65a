"""Seconds that networkx and igraph take for the analyses of bench/analysis.

Reads pairs of organisation and project; writes the best of so many runs as JSON.
"""

import itertools
import json
import sys
import time

import igraph
import networkx as nx
from networkx.algorithms import bipartite

RUNS = int(sys.argv[1])
LARGE = 300_000  # ties; beyond, networkx would take many minutes
SLOW = 20  # seconds after which a second run wouldn't tell more
RESULT = {}


def measure(program, name, run):
    costs = []
    for _ in range(RUNS):
        start, used = time.perf_counter(), time.process_time()
        run()
        costs.append((time.perf_counter() - start, time.process_time() - used))
        if costs[-1][0] > SLOW:
            break
    elapsed, processor = map(min, zip(*costs))
    RESULT.setdefault(name, {})[program] = {"elapsed": elapsed, "processor": processor}


def several(*runs):
    for run in runs:
        run()


def main():
    parts = sorted({tuple(map(int, line.split())) for line in sys.stdin})
    organisations_of = {}
    for o, p in parts:
        organisations_of.setdefault(p, set()).add(o)
    n, m = max(o for o, _ in parts) + 1, max(organisations_of) + 1
    weights = {}
    for members in organisations_of.values():
        for pair in itertools.combinations(sorted(members), 2):
            weights[pair] = weights.get(pair, 0) + 1
    graph = igraph.Graph(n=n, edges=list(weights))
    graph.es["weight"] = list(weights.values())
    with_igraph(graph, n, m, parts)
    if len(weights) <= LARGE:
        with_networkx(weights, n, parts)
    json.dump(RESULT, sys.stdout)


def with_igraph(graph, n, m, parts):
    two_mode = igraph.Graph(n=n + m, edges=[(o, n + p) for o, p in parts])
    two_mode.vs["type"] = [False] * n + [True] * m
    names = {
        "projection, count": lambda: two_mode.bipartite_projection(multiplicity=True, which=0),
        "degree": lambda: graph.degree(),
        "strength": lambda: graph.strength(weights="weight"),
        "k-core": lambda: graph.coreness(),
        "PageRank": lambda: graph.pagerank(weights="weight"),
        "eigenvector": lambda: graph.eigenvector_centrality(weights="weight"),
        "components": lambda: graph.connected_components(),
        "communities": lambda: graph.community_leiden(
            objective_function="modularity", weights="weight", n_iterations=2),
        "assortativity": lambda: graph.assortativity_degree(directed=False),
        "clustering": lambda: several(graph.transitivity_undirected, graph.transitivity_local_undirected),
    }
    if graph.ecount() <= LARGE:
        names |= {
            "harmonic closeness": lambda: graph.harmonic_centrality(),
            "brokerage": lambda: graph.constraint(weights="weight"),
            "diameter": lambda: graph.diameter(),
            "betweenness, exact": lambda: graph.betweenness(),
            "betweenness, 256 samples": lambda: graph.betweenness(sources=range(0, n, max(1, n // 256))),
        }
    for name, run in names.items():
        measure("igraph", name, run)


def with_networkx(weights, n, parts):
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    two_mode = nx.Graph()
    two_mode.add_nodes_from(range(n))
    two_mode.add_edges_from((o, n + p) for o, p in parts)
    names = {
        "projection, count": lambda: bipartite.weighted_projected_graph(two_mode, range(n)),
        "projection, Newman": lambda: bipartite.collaboration_weighted_projected_graph(two_mode, range(n)),
        "degree": lambda: dict(graph.degree()),
        "strength": lambda: dict(graph.degree(weight="weight")),
        "k-core": lambda: nx.core_number(graph),
        "PageRank": lambda: nx.pagerank(graph, weight="weight"),
        "eigenvector": lambda: nx.eigenvector_centrality_numpy(graph, weight="weight")
        if nx.is_connected(graph) else nx.eigenvector_centrality(graph, weight="weight", max_iter=1000),
        "components": lambda: list(nx.connected_components(graph)),
        "communities": lambda: nx.community.louvain_communities(graph, seed=1),
        "clustering": lambda: several(lambda: nx.transitivity(graph), lambda: nx.clustering(graph)),
        "assortativity": lambda: nx.degree_assortativity_coefficient(graph),
        "betweenness, 256 samples": lambda: nx.betweenness_centrality(graph, k=min(n, 256), seed=1),
    }
    for name, run in names.items():
        measure("networkx", name, run)


main()
