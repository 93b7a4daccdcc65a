package analysis

import (
	"context"
	"math"
	"sync"
)

// Metric is a number that tells something of a network. It is asked from many
// goroutines at once, must be finite and below 10¹⁵⁰ in size, and must not look at money, which
// [Randomised] networks don't have.
type Metric func(context.Context, *Bipartite) (float64, error)

// SignificanceOptions says how a null model is sampled.
type SignificanceOptions struct {
	Samples int    // networks drawn; one or more
	Seed    uint64 // decides which
}

// Significant compares a metric with what chance alone would give.
type Significant struct {
	Observed float64
	// Mean and StandardDeviation are those of the samples; the latter is zero
	// for a single one.
	Mean, StandardDeviation float64
	// Z is how many standard deviations the observed lies above the mean; zero
	// where all samples are equal.
	Z float64
	// Greater, Less and P are the chances of a value so great, so small, and so
	// far off either way: (r+1)/(samples+1), r being the samples that are; P is
	// twice the smaller of both, and one at most. B. V. North et al., Am. J.
	// Human Genetics 71, 2002. With few samples they can't be small.
	Greater, Less, P float64
	Samples          int
}

// Significance tells whether a metric is more, or less, than the degrees of the
// network explain: it is compared with that of networks which are [Randomised].
// Maslov and Sneppen asked so first: "Specificity and stability in topology of
// protein networks", Science 296, 2002.
//
// Samples are drawn in parallel, the same for the same seed. An error of the
// metric, and a value beyond that ([ErrInvalid]), ends it, as do fewer than
// one sample. O(samples · (parts + metric)).
func Significance(ctx context.Context, b *Bipartite, metric Metric, options SignificanceOptions) (Significant, error) {
	if options.Samples < 1 {
		return Significant{}, invalid("%d samples", options.Samples)
	}
	observed, err := measured(ctx, b, metric)
	if err != nil {
		return Significant{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var failure error
	var once sync.Once
	values := make([]float64, options.Samples)
	err = inChunks(ctx, "sampling a null model", options.Samples, 1, func() func(chunk, from, to int) {
		return func(sample, _, _ int) {
			drawn, err := Randomised(ctx, b, options.Seed, uint64(sample))
			if err == nil {
				values[sample], err = measured(ctx, drawn, metric)
			}
			if err != nil {
				once.Do(func() { failure = err })
				cancel()
			}
		}
	})
	if failure != nil {
		return Significant{}, failure
	}
	if err != nil {
		return Significant{}, err
	}
	return compared(observed, values), nil
}

func measured(ctx context.Context, b *Bipartite, metric Metric) (float64, error) {
	value, err := metric(ctx, b)
	if err != nil {
		return 0, err
	}
	if !(math.Abs(value) < 1e150) { // whose square is finite
		return 0, invalid("metric gave %v", value)
	}
	return value, nil
}

func compared(observed float64, values []float64) Significant {
	s := Significant{Observed: observed, Samples: len(values)}
	greater, less := 1.0, 1.0
	n := float64(len(values))
	for _, x := range values {
		s.Mean += x / n
		if x >= observed {
			greater++
		}
		if x <= observed {
			less++
		}
	}
	if n > 1 {
		for _, x := range values {
			s.StandardDeviation += (x - s.Mean) * (x - s.Mean) / (n - 1)
		}
		s.StandardDeviation = math.Sqrt(s.StandardDeviation)
	}
	if s.StandardDeviation <= 1e-12*math.Abs(s.Mean) { // but for rounding, all are equal
		s.StandardDeviation = 0
	} else {
		s.Z = (observed - s.Mean) / s.StandardDeviation
	}
	s.Greater, s.Less = greater/(n+1), less/(n+1)
	s.P = min(1, 2*min(s.Greater, s.Less))
	return s
}
