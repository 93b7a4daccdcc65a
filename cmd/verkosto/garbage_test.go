package main

import (
	"runtime/debug"
	"testing"
)

func TestPaceLeavesRoomForGarbage(t *testing.T) {
	for live, want := range map[uint64]int{
		0:               6400,
		leastLive:       6400,
		garbageRoom / 4: 400,
		garbageRoom:     100,
		garbageRoom * 8: 100,
	} {
		if got := pace(live); got != want {
			t.Errorf("%d bytes in use: %d %%, want %d", live, got, want)
		}
	}
}

func TestTheEnvironmentSetsThePace(t *testing.T) {
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "77")
	collectSeldom()
	if now := debug.SetGCPercent(77); now != 77 {
		t.Errorf("with GOGC=77 the pace became %d %%", now)
	}
}
