/** What drawing a picture in motion may take, in milliseconds: of a thirtieth of a second, what the browser leaves. */
export const budget = 22;

/** However slow drawing is, so much of the edges stays. */
const leastShare = 0.02;

/** The share of edges to draw next, after drawing with a share took so many milliseconds. It stays where half the budget to all of it is used. */
export function nextShare(share: number, took: number): number {
  if (took > budget) return Math.max(share * Math.max(budget / took, 0.5), leastShare);
  if (took < budget / 2) return Math.min(share * 1.25, 1);
  return share;
}

/** The fractions of its multiples lie evenly between 0 and 1, however many there are. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Whether an edge is drawn by a share of all. Any run of edges has about that share drawn, and a greater share has all of a smaller one, so nothing flickers. */
export function isDrawn(edge: number, share: number): boolean {
  return (edge * goldenRatio) % 1 < share;
}
