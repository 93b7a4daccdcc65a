package storetest

import "verkosto/internal/network"

// Sample gives the sample network of the suite as batches: every kind of node, every
// link, two sources that disagree. It is for tests of what stands on a store.
func Sample() []network.Batch { return sampleBatches() }
