package embedded_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

// onSmallDisk runs a test in a process that has a disk of so many bytes of its own, which goes with it. That takes no
// rights where users may make namespaces, as most kernels let them.
func onSmallDisk(t *testing.T, bytes int, test func(t *testing.T, directory string)) {
	t.Helper()
	if directory := os.Getenv("EMBEDDED_TEST_DISK"); directory != "" {
		check(t, syscall.Mount("tmpfs", directory, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)))
		test(t, directory)
		return
	}
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	command.Env = append(os.Environ(), "EMBEDDED_TEST_DISK="+t.TempDir())
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	said, err := command.CombinedOutput()
	if err != nil && len(said) == 0 {
		t.Skipf("skipped: a process with a disk of its own can't be made here: %v", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

// TestFullDisk fills the disk under a store: the batch for which there is no room is refused and leaves nothing, what is there
// can still be read, and when there is room again the store goes on.
func TestFullDisk(t *testing.T) {
	onSmallDisk(t, 6<<20, func(t *testing.T, directory string) {
		path, ballast := filepath.Join(directory, "network.db"), filepath.Join(directory, "ballast")
		write(t, ballast, strings.Repeat("x", 3<<20))
		store := open(t, path)
		acknowledged := 0
		count := func(int) { acknowledged++ }
		err := storetest.WriteOn(t.Context(), store, count)
		if network.CodeOf(err) != network.Unavailable || !strings.Contains(err.Error(), "the disk is full") {
			t.Fatalf("after %d batches: %v, want %s", acknowledged, err, network.Unavailable)
		}
		if acknowledged == 0 {
			t.Fatal("there was room for nothing")
		}
		if found := storetest.CheckAcknowledged(t, store, acknowledged); found != acknowledged {
			t.Errorf("%d batches are there, %d were acknowledged", found, acknowledged)
		}
		before := acknowledged
		check(t, os.Remove(ballast))
		ctx, cancel := context.WithCancel(t.Context())
		err = storetest.WriteOn(ctx, store, func(batch int) {
			if count(batch); acknowledged == before+3 {
				cancel()
			}
		})
		if acknowledged != before+3 {
			t.Fatalf("with room again: %v", err)
		}
		check(t, store.Close())
		checkAcknowledged(t, path, acknowledged)
		if found := faults(t, path); len(found) > 0 {
			t.Errorf("a disk that was full leaves %q", found)
		}
	})
}

// TestFullDiskAtFirst has no room for a new store.
func TestFullDiskAtFirst(t *testing.T) {
	onSmallDisk(t, 64<<10, func(t *testing.T, directory string) {
		_, err := embedded.Open(filepath.Join(directory, "network.db"))
		if network.CodeOf(err) != network.Unavailable || !strings.Contains(err.Error(), "the disk is full") {
			t.Errorf("got %v, want %s", err, network.Unavailable)
		}
	})
}

// TestReadOnlyDisk opens a store on a disk that can't be written, which is refused and told.
func TestReadOnlyDisk(t *testing.T) {
	onSmallDisk(t, 6<<20, func(t *testing.T, directory string) {
		path := filepath.Join(directory, "network.db")
		filled(t, path)
		check(t, syscall.Mount("", directory, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		for what, call := range map[string]func() error{
			"open":     func() error { _, err := embedded.Open(path); return err },
			"open new": func() error { _, err := embedded.Open(filepath.Join(directory, "new.db")); return err },
			"inspect":  func() error { _, err := embedded.Inspect(t.Context(), path); return err },
			"restore": func() error {
				return embedded.Restore(t.Context(), path, network.Restoring{Replace: true})
			},
		} {
			if err := call(); network.CodeOf(err) != network.InvalidArgument || !strings.Contains(err.Error(), "must be writable") {
				t.Errorf("%s: %v, want %s that says what must be writable", what, err, network.InvalidArgument)
			}
		}
	})
}
