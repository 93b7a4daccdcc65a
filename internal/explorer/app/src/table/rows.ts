import type { EdgeKind, Kind, Role } from '../generated/operations.ts';
import { nameOf } from '../i18n/format.ts';
import { nodeName } from '../network/name.ts';
import type { NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import type { NodeId } from '../view/view.ts';

/** A node of the picture as a row. What does not apply or is not known is null. */
export interface NodeRow {
  readonly id: NodeId;
  readonly kind: Kind;
  readonly name: string;
  /** What tells nodes of one kind apart: code and period, type, official code, title. */
  readonly about: string | null;
  readonly place: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** Euros. */
  readonly granted: number | null;
  /** Edges in the picture. */
  readonly edges: number;
}

/** An edge of the picture as a row. */
export interface RelationRow {
  readonly id: string;
  readonly source: NodeId;
  readonly from: string;
  readonly kind: EdgeKind;
  readonly target: NodeId;
  readonly to: string;
  readonly role: Role | null;
  readonly amount: number | null;
}

/** Every node of the picture, in its order. `typeNames` has the words for types of organisation. */
export function nodeRows(picture: Picture, typeNames: Readonly<Record<string, string>>): NodeRow[] {
  return [...picture.nodes.values()].map((node) => ({
    id: node.id,
    kind: node.kind,
    name: nodeName(node),
    ...facts(node, typeNames),
    edges: picture.degrees.get(node.id) ?? 0,
  }));
}

function facts({ facts: node }: NetworkNode, typeNames: Readonly<Record<string, string>>) {
  const none = { about: null, place: null, start: null, end: null, granted: null };
  switch (node.__typename) {
    case 'Project':
      return { ...none, about: joined(node.acronym, node.code, node.period), start: node.start, end: node.end, granted: number(node.amounts.granted) };
    case 'Organisation':
      return { ...none, about: joined(node.type && typeNames[node.type]), place: node.municipality ? nameOf(node.municipality) : node.country };
    case 'Municipality':
    case 'SubRegion':
    case 'Region':
      return { ...none, about: node.placeCode };
    case 'Fund':
      return { ...none, about: joined(node.code, node.period) };
    case 'Person':
      return { ...none, about: node.title };
    default:
      return none;
  }
}

/** Every edge of the picture, in its order. */
export function relationRows(picture: Picture): RelationRow[] {
  const names = new Map([...picture.nodes.values()].map((node) => [node.id, nodeName(node)]));
  return picture.edges.map(({ id, kind, source, target, role, amount }) => ({
    id, kind, source, target, role, from: names.get(source) ?? source, to: names.get(target) ?? target, amount: number(amount),
  }));
}

function joined(...parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(' · ') || null;
}

const number = (amount: string | null) => (amount === null ? null : Number(amount));
