package embedded

import (
	"fmt"

	"verkosto/internal/network"
	"verkosto/internal/steps"
)

// tellPicked tells that nodes of a kind are those that an index picks, or all of them.
func (v *view) tellPicked(kind network.Kind, c condition) {
	steps.Chose(v.ctx, func() string {
		switch {
		case c.list != nil:
			return fmt.Sprintf("%s by %s, about %d of %d looked at", kind, c.by, c.size, len(v.kinds[kind]))
		case c.holds != nil:
			return fmt.Sprintf("all %d of %s looked at", len(v.kinds[kind]), kind)
		}
		return fmt.Sprintf("all %d of %s", len(v.kinds[kind]), kind)
	})
}

// tellWalked tells that nodes of a kind are walked through in order until the page is full.
func (v *view) tellWalked(kind network.Kind, c condition, o *ordering) {
	steps.Chose(v.ctx, func() string {
		filtered := ""
		if c.holds != nil {
			filtered = ", filtered"
		}
		return fmt.Sprintf("%s in the order of %s until the page is full, of %d%s", kind, o.field, len(v.kinds[kind]), filtered)
	})
}

// tellRelated tells that nodes of a kind are followed from parents.
func (v *view) tellRelated(selection network.Selection) {
	steps.Chose(v.ctx, func() string {
		return fmt.Sprintf("%s by %s from %d parents", selection.Kind, selection.Via, len(selection.Of))
	})
}
