package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/gofrs/flock"

	"verkosto/internal/network"
)

// fileLock keeps other processes away from a store's file: a lock of the operating system on a
// file beside it, which is gone with its process however that ends. The file says who
// holds the lock, and stays.
type fileLock struct{ held *flock.Flock }

// lockFile takes the lock for a store's file, or says who has it in a [network.Conflict] error.
func lockFile(path string) (*fileLock, error) {
	held := flock.New(path + ".lock")
	taken, err := held.TryLock()
	if err != nil {
		return nil, unlockable(path, err)
	}
	if !taken {
		return nil, network.Errorf(network.Conflict, "%s is in use by %s; stop it first", filepath.Base(path), holder(held.Path()))
	}
	owner := strconv.Itoa(os.Getpid()) + " " + filepath.Base(os.Args[0])
	if err := os.WriteFile(held.Path(), []byte(owner+"\n"), 0o600); err != nil {
		_ = held.Unlock() // the first error tells more
		return nil, unlockable(path, err)
	}
	return &fileLock{held}, nil
}

// unlockable gives the error for a lock file that can't be made or written.
func unlockable(path string, err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return network.Wrap(network.Unavailable, err, fmt.Sprintf("%s cannot be locked for use: the disk is full", filepath.Base(path)))
	}
	return network.Wrap(network.InvalidArgument, err, fmt.Sprintf("%s cannot be locked for use: its directory must be writable", filepath.Base(path)))
}

// holder tells in words which process wrote itself into a lock file.
func holder(path string) string {
	content, err := os.ReadFile(path)
	pid, command, _ := strings.Cut(strings.TrimSpace(string(content)), " ")
	if _, notNumber := strconv.Atoi(pid); err != nil || notNumber != nil {
		return "another process"
	}
	if command == "" {
		return "process " + pid
	}
	return fmt.Sprintf("process %s (%s)", pid, command)
}

func (l *fileLock) release() error { return l.held.Unlock() }
