package httpd

import "testing"

func TestCache(t *testing.T) {
	kept := newCache[int](30)
	kept.add("a", 1, 10)
	kept.add("b", 2, 10)
	kept.add("c", 3, 10)
	if value, ok := kept.get("a"); !ok || value != 1 {
		t.Error("the first of three that fit is gone")
	}
	kept.add("d", 4, 10)
	if _, ok := kept.get("b"); ok {
		t.Error("the one not asked for longest is still there")
	}
	if _, ok := kept.get("a"); !ok {
		t.Error("one asked for since is gone")
	}
	kept.add("e", 5, 31)
	if len(kept.entries) != 0 || kept.recent.Len() != 0 || kept.room != 30 {
		t.Errorf("after one too large for all: %d kept, room %d", len(kept.entries), kept.room)
	}
	kept.add("f", 6, 1)
	kept.add("f", 7, 1)
	if value, _ := kept.get("f"); len(kept.entries) != 1 || kept.room != 29 || value != 6 {
		t.Errorf("after one kept twice: %d kept, room %d, value %d", len(kept.entries), kept.room, value)
	}
}
