"""Golden values for internal/analysis, from networkx, igraph and leidenalg."""

import argparse
import csv
import itertools
import json
import math
import pathlib
import random
import warnings
from decimal import Decimal

import igraph
import leidenalg
import networkx as nx
import numpy
from networkx.algorithms import bipartite

HERE = pathlib.Path(__file__).parent
RESOLUTIONS = (0.5, 1.0, 2.0)


def agree(what, one, other, tolerance=1e-9):
    assert len(one) == len(other), what
    for i, (a, b) in enumerate(zip(one, other)):
        a, b = (0 if x is None or math.isnan(x) else x for x in (a, b))
        assert abs(a - b) <= tolerance * max(1, abs(a)), (what, i, a, b)


def twin(graph):
    """The same network in igraph."""
    edges = [(a, b, w) for a, b, w in graph.edges(data="weight")]
    other = igraph.Graph(n=len(graph), edges=[(a, b) for a, b, _ in edges])
    other.es["weight"] = [float(w) for _, _, w in edges]
    return other


def by_node(graph, values):
    return [0 if math.isnan(values[v]) else values[v] for v in range(len(graph))]


def leading_eigenvector(graph):
    """By dense decomposition: the projection of the even vector on the leading
    eigenspace, which is what power iteration from it would end in."""
    n = len(graph)
    if n == 0 or graph.number_of_edges() == 0:
        return [0.0] * n
    matrix = nx.to_numpy_array(graph, nodelist=range(n), weight="weight")
    values, vectors = numpy.linalg.eigh(matrix)
    space = vectors[:, values > values[-1] * (1 - 1e-9)]
    vector = space @ (space.T @ numpy.ones(n))
    return [max(0.0, x) for x in vector / vector.max()]


def best_modularity(graph, other, resolution, runs):
    """The best that any of three programs finds in so many runs each."""
    if graph.number_of_edges() == 0:
        return 0.0
    found = []
    for seed in range(runs):
        random.seed(seed)
        igraph.set_random_number_generator(random)
        partitions = [
            leidenalg.find_partition(
                other,
                leidenalg.RBConfigurationVertexPartition,
                weights="weight",
                resolution_parameter=resolution,
                seed=seed,
                n_iterations=-1,
            ).membership,
            other.community_leiden(
                objective_function="modularity",
                weights="weight",
                resolution=resolution,
                n_iterations=-1,
            ).membership,
        ]
        if runs > 1:
            louvain = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
            partitions.append(membership(len(graph), louvain))
        found += [other.modularity(p, weights="weight", resolution=resolution) for p in partitions]
    return max(found)


def membership(n, communities):
    of = [0] * n
    for number, members in enumerate(communities):
        for v in members:
            of[v] = number
    return of


def thirds(graph, resolution):
    """Modularity of a partition that isn't good: every third node."""
    if graph.number_of_edges() == 0:
        return 0.0
    groups = [{v for v in graph if v % 3 == i} for i in range(3)]
    return nx.community.modularity(graph, groups, weight="weight", resolution=resolution)


def measures(graph):
    n, other = len(graph), twin(graph)
    pairs = max(1, (n - 1) * (n - 2) / 2)
    result = {
        "degree": by_node(graph, dict(graph.degree())),
        "strength": by_node(graph, dict(graph.degree(weight="weight"))),
        "betweenness": by_node(graph, nx.betweenness_centrality(graph)) if n > 2 else [0] * n,
        "harmonic": [x / max(1, n - 1) for x in by_node(graph, nx.harmonic_centrality(graph))],
        "eigenvector": leading_eigenvector(graph),
        "core": by_node(graph, nx.core_number(graph)),
        "constraint": by_node(graph, nx.constraint(graph, weight="weight")),
        "effective_size": by_node(graph, nx.effective_size(graph, nodes=list(graph), weight="weight")),
        "local_clustering": by_node(graph, nx.clustering(graph)),
    }
    ranks = nx.pagerank(graph, tol=1e-14, max_iter=100000, weight="weight") if n else {}
    result["pagerank"] = by_node(graph, ranks)
    agree("strength", result["strength"], other.strength(weights="weight"))
    agree("betweenness", result["betweenness"], [b / pairs for b in other.betweenness()])
    agree("core", result["core"], other.coreness())
    agree("clustering", result["local_clustering"], other.transitivity_local_undirected(mode="zero"))
    if n > 1:
        agree("harmonic", result["harmonic"], other.harmonic_centrality())
        agree("constraint", result["constraint"], other.constraint(weights="weight"))
        agree("pagerank", result["pagerank"], other.pagerank(weights="weight"))
    if n and nx.is_connected(graph) and n > 2:
        agree("eigenvector", result["eigenvector"], other.eigenvector_centrality(weights="weight"), 1e-8)
    return result | totals(graph, other)


def totals(graph, other):
    n = len(graph)
    components = sorted(map(len, nx.connected_components(graph)), reverse=True)
    assortativity = other.assortativity_degree(directed=False) if graph.number_of_edges() else math.nan
    result = {
        "density": nx.density(graph),
        "components": components,
        "triangles": sum(nx.triangles(graph).values()) // 3,
        "transitivity": nx.transitivity(graph),
        "mean_clustering": nx.average_clustering(graph) if n else 0,
        "assortativity": 0 if math.isnan(assortativity) else assortativity,
        "diameter": max(
            (nx.diameter(graph.subgraph(c)) for c in nx.connected_components(graph)), default=0
        ),
        "degree_histogram": nx.degree_histogram(graph),
        "modularity_of_thirds": {str(r): thirds(graph, r) for r in RESOLUTIONS},
        "best_modularity": {str(r): best_modularity(graph, other, r, 20) for r in RESOLUTIONS},
    }
    if not math.isnan(assortativity):
        agree("assortativity", [assortativity], [nx.degree_assortativity_coefficient(graph)])
    return result


def predictions(graph):
    absent = list(nx.non_edges(graph))
    adamic = {(a, b): x for a, b, x in nx.adamic_adar_index(graph, absent)}
    allocation = {(a, b): x for a, b, x in nx.resource_allocation_index(graph, absent)}
    return sorted([min(p), max(p), adamic[p], allocation[p]] for p in absent if adamic[p] > 0)[:200]


def graphs():
    yield "one", nx.empty_graph(1)
    yield "isolates", nx.empty_graph(5)
    yield "pair", nx.path_graph(2)
    yield "path", nx.path_graph(30)
    yield "star", nx.star_graph(12)
    yield "complete", nx.complete_graph(9)
    yield "cycle", nx.cycle_graph(17)
    yield "barbell", nx.barbell_graph(6, 3)
    yield "twin-components", nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    yield "les-miserables", nx.convert_node_labels_to_integers(nx.les_miserables_graph(), ordering="sorted")
    yield "karate", nx.convert_node_labels_to_integers(nx.karate_club_graph(), ordering="sorted")
    yield "random-sparse", weighted(nx.gnm_random_graph(120, 130, seed=1), 1)
    yield "random-dense", weighted(nx.gnm_random_graph(60, 500, seed=2), 2)
    yield "random-heavy", weighted(nx.barabasi_albert_graph(150, 3, seed=3), 3)
    yield "random-clustered", weighted(nx.powerlaw_cluster_graph(150, 4, 0.7, seed=4), 4)


def weighted(graph, seed):
    draw = random.Random(seed)
    for a, b in sorted(graph.edges()):
        graph[a][b]["weight"] = draw.randint(1, 40) / 8
    return graph


def bipartites():
    davis = nx.davis_southern_women_graph()
    women, events = davis.graph["top"], davis.graph["bottom"]
    yield "davis", len(women), len(events), sorted(
        [women.index(w), events.index(e), 0] for w, e in davis.edges() if w in women
    )
    for seed, n, m, parts in ((5, 40, 30, 110), (6, 25, 60, 120), (7, 60, 8, 90)):
        draw = random.Random(seed)
        pairs = {(draw.randrange(n), draw.randrange(m)) for _ in range(parts)}
        yield f"parts-{seed}", n, m, sorted([o, p, draw.choice((0, draw.randrange(1, 10**7)))] for o, p in pairs)


def joint(n, parts):
    """Organisations 0…n−1, and projects from n on."""
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((o, n + p) for o, p, _ in parts)
    return graph


def projections(n, parts):
    graph, organisations = joint(n, parts), range(n)
    money = {(o, p): cents for o, p, cents in parts}
    count = bipartite.weighted_projected_graph(graph, organisations)
    newman = bipartite.collaboration_weighted_projected_graph(graph, organisations)
    euros = {}
    for a, b in count.edges():
        shared = [p - n for p in nx.common_neighbors(graph, a, b)]
        euros[a, b] = sum(min(money[a, p], money[b, p]) for p in shared) / 100
    return {
        "count": listed((a, b, w) for a, b, w in count.edges(data="weight")),
        "newman": listed((a, b, w) for a, b, w in newman.edges(data="weight")),
        "euros": listed((a, b, w) for (a, b), w in euros.items() if w > 0),
    }


def listed(edges):
    return sorted([min(a, b), max(a, b), w] for a, b, w in edges)


def paths(n, parts):
    """All simple paths of up to four projects, by length, between some pairs."""
    graph, result = joint(n, parts), []
    for a, b in itertools.islice(itertools.combinations(range(n), 2), 0, None, 17):
        found = []
        if nx.has_path(graph, a, b):
            for path in nx.shortest_simple_paths(graph, a, b):
                if len(path) > 7 or len(found) >= 400:
                    break
                found.append(path)
        if len(found) < 400:  # whole, so that the order within a length is known
            steps = [[v if i % 2 == 0 else v - n for i, v in enumerate(path)] for path in found]
            result.append({"from": a, "to": b, "paths": sorted(steps, key=lambda s: (len(s), s))[:60]})
    return result


def write(name, value):
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    (HERE / f"{name}.json").write_text(text.replace('],"', '],\n"').replace('},"', '},\n"') + "\n")
    print(name, len(text))


def small():
    for name, graph in graphs():
        for _, _, data in graph.edges(data=True):
            data["weight"] = data.get("weight", 1)
        edges = listed(graph.edges(data="weight"))
        write(f"graph-{name}", {
            "nodes": len(graph), "edges": edges, "measures": measures(graph), "predictions": predictions(graph),
        })
    for name, n, m, parts in bipartites():
        write(f"bipartite-{name}", {
            "organisations": n, "projects": m, "parts": parts,
            "projections": projections(n, parts), "paths": paths(n, parts),
        })


def cordis(directory):
    rows = {}
    with open(pathlib.Path(directory) / "organization.csv", newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = row["organisationID"], row["projectID"]
            money = row["ecContribution"].replace(",", ".") or "0"
            rows[key] = rows.get(key, 0) + int(Decimal(money) * 100)
    organisations = {x: i for i, x in enumerate(sorted({o for o, _ in rows}))}
    projects = {x: i for i, x in enumerate(sorted({p for _, p in rows}))}
    n = len(organisations)
    parts = sorted([organisations[o], projects[p], cents] for (o, p), cents in rows.items())
    found = projections(n, parts)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(found["count"])
    other = twin(graph)
    per_node = {
        "degree": other.degree(),
        "strength": other.strength(weights="weight"),
        "betweenness": [b / ((n - 1) * (n - 2) / 2) for b in other.betweenness()],
        "harmonic": other.harmonic_centrality(),
        "eigenvector": sparse_eigenvector(graph),
        "pagerank": by_node(graph, nx.pagerank(graph, tol=1e-15, max_iter=10000, weight="weight")),
        "core": other.coreness(),
        "constraint": [0 if math.isnan(x) else x for x in other.constraint(weights="weight")],
        "local_clustering": other.transitivity_local_undirected(mode="zero"),
    }
    agree("pagerank", per_node["pagerank"], other.pagerank(weights="weight"))
    write("cordis", {
        "organisations": n, "projects": len(projects), "parts": len(parts),
        "ties": {w: {"ties": len(e), "weight": math.fsum(x for _, _, x in e)} for w, e in found.items()},
        "measures": {name: summary(values) for name, values in per_node.items()},
        "components": sorted(other.connected_components().sizes(), reverse=True)[:10],
        "triangles": len(other.list_triangles()),
        "transitivity": other.transitivity_undirected(),
        "mean_clustering": other.transitivity_avglocal_undirected(mode="zero"),
        "assortativity": other.assortativity_degree(directed=False),
        "diameter": other.diameter(),
        "best_modularity": {str(r): best_modularity(graph, other, r, 1) for r in RESOLUTIONS},
    })


def sparse_eigenvector(graph):
    import scipy.sparse.linalg

    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(len(graph)), weight="weight", dtype=float)
    start = numpy.ones(len(graph))
    _, vectors = scipy.sparse.linalg.eigsh(matrix, k=1, which="LA", v0=start, tol=1e-14)
    vector = vectors[:, 0] / max(vectors[:, 0], key=abs)
    return [max(0.0, float(x)) for x in vector]


def summary(values):
    order = sorted(range(len(values)), key=lambda v: (-values[v], v))[:20]
    return {
        "sum": math.fsum(values),
        "squares": math.fsum(x * x for x in values),
        "leading": [[v, values[v]] for v in order],
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cordis", metavar="DIRECTORY")
    directory = arguments.parse_args().cordis
    if directory:
        cordis(directory)
    else:
        small()
