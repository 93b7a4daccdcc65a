package memo

import "container/list"

// kept holds answers up to a number of bytes; those that were asked for longest ago go first.
type kept struct {
	most, bytes int64
	byKey       map[string]*list.Element
	recent      *list.List // of entries, the one asked for last in front
}

type entry struct {
	key   string
	value Sized
	size  int64
}

func newKept(most int64) kept {
	return kept{most: most, byKey: make(map[string]*list.Element), recent: list.New()}
}

func (k *kept) get(key string) (Sized, bool) {
	element := k.byKey[key]
	if element == nil {
		return nil, false
	}
	k.recent.MoveToFront(element)
	found, _ := element.Value.(entry)
	return found.value, true
}

// add keeps an answer, unless it alone is too large.
func (k *kept) add(key string, value Sized) {
	const overhead = 256 // of an entry itself
	size := value.Size() + int64(len(key)) + overhead
	if size > k.most || k.byKey[key] != nil {
		return
	}
	k.byKey[key] = k.recent.PushFront(entry{key, value, size})
	k.bytes += size
	for k.bytes > k.most {
		oldest := k.recent.Back()
		k.recent.Remove(oldest)
		found, _ := oldest.Value.(entry)
		delete(k.byKey, found.key)
		k.bytes -= found.size
	}
}
