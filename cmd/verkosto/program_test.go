package main

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	withoutEnvironment()
	os.Exit(m.Run())
}
