"""open.py DIRECTORY

Opens the exports in a directory with programs that they are for (networkx, pyarrow, rdflib and
Python's own csv), and compares what these have read with network.json. Prints a JSON object per
format: its name, how many nodes and edges were read, and what differs.
"""

import csv
import io
import json
import sys
import urllib.parse
import zipfile
from decimal import Decimal
from pathlib import Path

import networkx
import pyarrow.csv
import pyarrow.parquet
import rdflib

directory = Path(sys.argv[1])
network = json.loads((directory / "network.json").read_text(encoding="utf-8"))


def in_xml(text):
    """What XML 1.0 can hold of a text."""
    return "".join("\ufffd" if c < " " and c not in "\t\n\r" or c in "\ufffe\uffff" else c for c in text)


def in_csv(text):
    """What a spreadsheet may see of a text."""
    return ("'" if text[:1] and text[0] in "=+-@\t\r" else "") + text.replace("\0", "\ufffd")


def plain(value):
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def compare(name, nodes, edges, head=None, text=lambda text: text, ids=lambda id: id):
    problems = []

    def check(what, got, want, compared):
        for key in compared:
            wanted, found = want.get(key), plain(got.get(key))
            if isinstance(wanted, str):
                wanted = (ids if key in ("source", "target") else text)(wanted)
            if found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
                problems.append(f"{what}: {key} is {found!r}, not {wanted!r}")

    for id, want in network["nodes"].items():
        check(id, nodes.get(ids(id), {}), want, network["compared"]["nodes"])
    for id, want in network["edges"].items():
        check(id, edges.get(ids(id), {}), want, network["compared"]["edges"])
    for key, want in network["head"].items():
        if head is not None and head.get(key) != want:
            problems.append(f"head: {key} is {head.get(key)!r}, not {want!r}")
    print(json.dumps({"format": name, "nodes": len(nodes), "edges": len(edges), "problems": problems[:10]}))


def open_graph(name, graph, head):
    edges = {data.get("id", key): data | {"source": source, "target": target}
             for source, target, key, data in networkx.MultiDiGraph(graph).edges(keys=True, data=True)}
    compare(name, dict(graph.nodes(data=True)), edges, head, text=in_xml, ids=in_xml)


def present(row):
    return {key: value for key, value in row.items() if value is not None}


def open_tables(name, nodes, edges, head, text=lambda text: text):
    def rows(table):
        return {row["id"]: present(row) for row in table.to_pylist()}

    compare(name, rows(nodes), rows(edges), head, text)


def open_csv(archive):
    package = json.loads(archive.read("datapackage.json"))
    types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
             "boolean": pyarrow.bool_(), "date": pyarrow.date32()}
    tables = {}
    for resource in package["resources"]:
        fields = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        tables[resource["name"]] = pyarrow.csv.read_csv(
            io.BytesIO(archive.read(resource["path"])),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(column_types=fields, strings_can_be_null=True, null_values=[""]))
        assert tables[resource["name"]].column_names == list(fields)
    open_tables("csv", tables["nodes"], tables["edges"], package["verkosto"], in_csv)


def open_parquet(archive):
    nodes, edges = (pyarrow.parquet.read_table(io.BytesIO(archive.read(f"{table}.parquet"))) for table in ("nodes", "edges"))
    head = {key.decode().removeprefix("verkosto."): value.decode() for key, value in edges.schema.metadata.items()}
    open_tables("parquet", nodes, edges, head)


def open_neo4j(archive):
    """Reads the header by the rules of neo4j-admin: name:TYPE, and :ID, :LABEL, :START_ID, :END_ID, :TYPE."""
    types = {"long": int, "double": float, "boolean": lambda text: text == "true"}
    parts = {"ID": "id", "LABEL": "kind", "START_ID": "source", "END_ID": "target", "TYPE": "kind"}

    def rows(table):
        reader = csv.reader(io.StringIO(archive.read(f"{table}.neo4j.csv").decode(), newline=""))
        header = [column.partition(":")[::2] for column in next(reader)]
        for row in reader:
            values = {parts.get(kind, name): types.get(kind, str)(text) for (name, kind), text in zip(header, row, strict=True) if text}
            if table == "nodes":
                values["kind"] = {"SubRegion": "SUB_REGION"}.get(values["kind"], values["kind"].upper())
            yield values["id"], values

    head = json.loads(archive.read("datapackage.json"))["verkosto"]
    compare("neo4j", dict(rows("nodes")), dict(rows("edges")), head, text=lambda text: text.replace("\0", "\ufffd"))


SCHEMA = rdflib.Namespace("https://schema.org/")
TERM = rdflib.Namespace("urn:verkosto:term:")
LINKS = {"TARGETS": SCHEMA.areaServed, "UNDER": SCHEMA.funder, "BASED_IN": SCHEMA.location, "UNIT_OF": SCHEMA.parentOrganization,
         "WORKS_FOR": SCHEMA.worksFor, "PART_OF": SCHEMA.containedInPlace, "MERGED_INTO": TERM.mergedInto}


def iri(id):
    return "urn:verkosto:" + urllib.parse.quote(id, safe="%/:;?#[]@!$&'()*+,=~_-.")


def open_jsonld(path):
    graph = rdflib.Graph().parse(path, format="json-ld")

    def one(subject, *path):
        for step in path:
            subject = next(graph.objects(subject, step), None)
            if subject is None:
                return None
        return plain(subject.toPython()) if isinstance(subject, rdflib.Literal) else str(subject)

    def money(subject, term):
        return one(subject, term, SCHEMA.value)

    nodes = {}
    for subject, kind in graph.subject_objects(TERM.kind):
        nodes[str(subject)] = present({
            "kind": str(kind), "label": one(subject, rdflib.RDFS.label), "start": one(subject, SCHEMA.foundingDate),
            "end": one(subject, SCHEMA.dissolutionDate), "totalCost": money(subject, TERM.totalCost), "sme": one(subject, TERM.sme),
            "latitude": one(subject, SCHEMA.location, SCHEMA.geo, SCHEMA.latitude)})
        names = {name.language: str(name) for name in graph.objects(subject, SCHEMA.name)}
        name = next((names[language] for language in ("fi", "en", "sv", None) if language in names), None)
        nodes[str(subject)] |= present({"name": name})
    edges = {}
    for role in graph.subjects(rdflib.RDF.type, SCHEMA.OrganizationRole):
        part = one(role, SCHEMA.roleName)
        kind = {"kind": "CONTACT"} if part == "CONTACT" else {"kind": "PARTICIPATION", "role": part}
        edges[str(role)] = present(kind | {
            "source": one(role, SCHEMA.member), "target": str(next(graph.subjects(SCHEMA.member, role))), "amount": money(role, TERM.granted)})
    for grant in graph.subjects(rdflib.RDF.type, SCHEMA.MonetaryGrant):
        edges[str(grant)] = present({
            "kind": "FUNDING", "source": one(grant, SCHEMA.funder), "target": one(grant, SCHEMA.fundedItem), "amount": money(grant, SCHEMA.amount)})
    for kind, term in LINKS.items():
        for source, target in graph.subject_objects(term):
            if str(source) in nodes and str(target) in nodes:
                edges[iri(f"{kind} ") + f"{source}%20{target}".replace("urn:verkosto:", "")] = {"kind": kind, "source": str(source), "target": str(target)}
    about = rdflib.URIRef("urn:verkosto:network")
    head = {"dataVersion": one(about, SCHEMA.version), "filter": one(about, TERM.filter), "licence": one(about, SCHEMA.license)}
    compare("jsonld", nodes, edges, head, ids=iri)


graphml = networkx.read_graphml(directory / "network.graphml", force_multigraph=True)
open_graph("graphml", graphml, graphml.graph)
open_graph("gexf", networkx.read_gexf(directory / "network.gexf", version="1.3"), None)
open_csv(zipfile.ZipFile(directory / "network.csv.zip"))
open_parquet(zipfile.ZipFile(directory / "network.parquet.zip"))
open_neo4j(zipfile.ZipFile(directory / "network.neo4j.zip"))
open_jsonld(directory / "network.jsonld")
