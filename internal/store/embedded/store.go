package embedded

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"verkosto/internal/network"
)

// Store is a network in a SQLite file, or in memory alone. Only one process at a time has
// a file open.
//
// Locks are taken in the order of the fields. A reader holds memory for the whole of its
// call, and before it file if it reads the file too. The writer holds writing all along, file while it
// commits, and memory while it changes the graph: so readers of memory don't wait for the disk.
type Store struct {
	writing sync.Mutex
	file    sync.RWMutex
	memory  sync.RWMutex

	graph       *graph
	nodeNumbers numbers
	factNumbers numbers
	audited     uint64 // number of the last entry of the audit log
	stones      *network.Tombstones
	remains     bool // bytes of what was erased may still be in the file

	writer   *sql.Conn            // the only connection that writes
	prepared map[string]*sql.Stmt // on the writer
	db       *sql.DB              // connections that read, and the writer
	lock     *fileLock            // nil in memory
	batches  int                  // applied since the log was last moved into the file
	closed   bool
}

var _ network.Store = (*Store)(nil)

// Close waits for the batch that is being applied and for reads, and ends the use of the
// store. A second call does nothing.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.file.Lock()
	defer s.file.Unlock()
	s.memory.Lock()
	defer s.memory.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.graph = newGraph()
	return s.release()
}

// release closes what is open, however far opening came.
func (s *Store) release() error {
	var errs []error
	for _, statement := range s.prepared {
		errs = append(errs, statement.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return fileError(errors.Join(errs...), "close the store")
}

// usable says whether a call can go ahead.
func (s *Store) usable(ctx context.Context) error {
	if s.closed {
		return network.Errorf(network.Unavailable, "the store is closed")
	}
	return contextError(ctx)
}

// contextError gives the error of a context that is over.
func contextError(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return network.Wrap(network.Timeout, err, "the time for the answer is over")
	}
	return nil
}
