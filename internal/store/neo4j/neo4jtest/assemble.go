package neo4jtest

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/gofrs/flock"
)

//go:embed pom.xml
var pom []byte

//go:embed TestDatabase.java
var program []byte

// assemble gives the directory with the jars of the server and the program that starts it. They are
// fetched once; of several processes that want them at once one does and the others wait.
func assemble() (directory string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a place for Neo4j's jars: %w", err)
	}
	directory = filepath.Join(cache, "verkosto", "neo4j-"+Version)
	if err := os.MkdirAll(filepath.Dir(directory), 0o755); err != nil {
		return "", fmt.Errorf("make a place for Neo4j's jars: %w", err)
	}
	lock := flock.New(directory + ".lock")
	if err := lock.Lock(); err != nil {
		return "", fmt.Errorf("lock %s: %w", directory, err)
	}
	defer func() { _ = lock.Unlock() }()
	if _, err := os.Stat(directory); err == nil {
		return directory, nil
	}
	return directory, fetch(directory)
}

// fetch fills a directory aside and puts it in its place when it is whole.
func fetch(directory string) error {
	aside, err := os.MkdirTemp(filepath.Dir(directory), "fetching-")
	if err != nil {
		return fmt.Errorf("make a place for Neo4j's jars: %w", err)
	}
	defer func() { _ = os.RemoveAll(aside) }()
	description := filepath.Join(aside, "pom.xml")
	if err := os.WriteFile(description, pom, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", description, err)
	}
	maven := exec.CommandContext(context.Background(), "mvn", "--quiet", "--batch-mode", "--file", description,
		"dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(aside, "lib"))
	if output, err := maven.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch Neo4j %s with Maven: %w\n%s", Version, err, output)
	}
	if err := os.Rename(aside, directory); err != nil {
		return fmt.Errorf("keep Neo4j's jars: %w", err)
	}
	return nil
}
