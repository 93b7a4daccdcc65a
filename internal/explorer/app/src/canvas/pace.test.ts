import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { budget, isDrawn, nextShare } from './pace.ts';

describe('the share of edges that are drawn in motion', () => {
  for (const [what, fixed, whole] of [
    ['nothing but edges takes time', 0, 400],
    ['nodes take half of it', budget / 2, 100],
    ['everything is fast', 1, 5],
    ['nodes alone take too long', 2 * budget, 100],
  ] as const) {
    test(`comes to rest where ${what}`, () => {
      const took = (share: number) => fixed + share * whole;
      let share = 0.5;
      for (let i = 0; i < 60; i++) share = nextShare(share, took(share));
      assert.ok(Math.abs(nextShare(share, took(share)) - share) < 1e-6);
      assert.ok(share === 0.02 || took(share) < budget + 0.01, `${share} takes ${took(share)} ms`);
      assert.ok(share === 1 || share === 0.02 || took(share) >= budget / 2, `${share} takes ${took(share)} ms only`);
    });
  }

  test('is even in every run of edges', () => {
    for (const share of [0.02, 0.1, 0.25, 0.7]) {
      for (const first of [0, 137, 19_000]) {
        const drawn = Array.from({ length: 1_000 }, (_, i) => isDrawn(first + i, share)).filter(Boolean).length;
        assert.ok(Math.abs(drawn - 1_000 * share) <= 5, `${drawn} of 1000 by ${share} from ${first}`);
      }
    }
  });

  test('only adds edges when it grows, up to all', () => {
    for (let edge = 0; edge < 5_000; edge++) {
      assert.ok(!isDrawn(edge, 0.1) || isDrawn(edge, 0.2));
      assert.ok(isDrawn(edge, 1));
    }
  });
});
