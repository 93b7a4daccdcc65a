package analysis

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// inChunks calls work once for each chunk [from, to) of n items, size items to
// a chunk, on GOMAXPROCS goroutines. Each goroutine makes its own work, so that
// it has scratch memory of its own. Chunks depend on n and size alone: who
// keeps results by chunk and joins them in order has the same answer on any
// number of processors.
//
// No chunk is begun once the context is done; work that takes longer than
// milliseconds looks at the context itself and returns early. Either way the
// context's error comes back. What is being done is told by a gerund.
func inChunks(ctx context.Context, doing string, n, size int, newWork func() func(chunk, from, to int)) error {
	chunks := chunkCount(n, size)
	workers := min(runtime.GOMAXPROCS(0), chunks)
	var next atomic.Int64
	var group errgroup.Group
	for range workers {
		group.Go(func() error {
			work := newWork()
			for {
				chunk := int(next.Add(1)) - 1
				if chunk >= chunks {
					return nil
				}
				if err := stopped(ctx, doing); err != nil {
					return err
				}
				work(chunk, chunk*size, min(n, (chunk+1)*size))
			}
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return stopped(ctx, doing)
}

func chunkCount(n, size int) int {
	return (n + size - 1) / size
}

// stopped is the context's error, if it is done, told with what was going on
// and why.
func stopped(ctx context.Context, doing string) error {
	err := ctx.Err()
	if err == nil {
		return nil
	}
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, err) {
		return fmt.Errorf("%s: %w: %w", doing, err, cause)
	}
	return fmt.Errorf("%s: %w", doing, err)
}
