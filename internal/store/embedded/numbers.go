package embedded

// numbers gives out row numbers, those that have become free before new ones. A copy
// can give out numbers on trial: the original knows nothing of them.
type numbers struct {
	last int32
	free []int32
}

func (n *numbers) take() int32 {
	if last := len(n.free) - 1; last >= 0 {
		number := n.free[last]
		n.free = n.free[:last]
		return number
	}
	n.last++
	return n.last
}

// give makes numbers free. It is for the original only.
func (n *numbers) give(free ...int32) { n.free = append(n.free, free...) }

// numbersBeside gives the numbers that are not used.
func numbersBeside(last int32, used func(int32) bool) numbers {
	n := numbers{last: last}
	for number := last; number > 0; number-- {
		if !used(number) {
			n.free = append(n.free, number)
		}
	}
	return n
}
