package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// garbageRoom is how many bytes of garbage a server gathers before it is collected. Of its own accord Go collects as soon as there
// is as much garbage as memory in use: a server that holds little collects so often that it takes a fifth of its processor time.
const garbageRoom = 256 << 20

// leastLive is what Go takes to be in use at the least when it sets its pace.
const leastLive = 4 << 20

// collectSeldom lets garbage take [garbageRoom], or as much as is in use where that is more. Go still collects sooner where
// GOMEMLIMIT bounds its memory, and at the pace of GOGC where the environment gives one.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		setPace()
	}
}

// mark is garbage from the start, so that its cleanup tells of every collection.
type mark struct{ _ *mark }

// setPace sets the pace for the next collection by what the last one left, and has itself called after that.
func setPace() {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	debug.SetGCPercent(pace(sample[0].Value.Uint64()))
	runtime.AddCleanup(new(mark), func(struct{}) { setPace() }, struct{}{})
}

// pace gives by how many per cent of what is in use the heap may grow until it is collected.
func pace(live uint64) int {
	return int(max(100, 100*garbageRoom/max(live, leastLive)))
}
