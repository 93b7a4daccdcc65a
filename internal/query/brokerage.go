package query

import (
	"context"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// BrokerageMetric is what a list of brokers is ordered by.
type BrokerageMetric string

// The metrics.
const (
	ByConstraint    BrokerageMetric = "CONSTRAINT"
	ByEffectiveSize BrokerageMetric = "EFFECTIVE_SIZE"
	ByEfficiency    BrokerageMetric = "EFFICIENCY"
	ByDependence    BrokerageMetric = "DEPENDENCE"
)

// Broker is the position of one organisation between its partners.
type Broker struct {
	Organisation        *network.Organisation
	StatedAs            network.ID            // the id under which it takes part
	Rank                int                   // from 1
	MainPartner         *network.Organisation // that more than half of the weight of its ties hangs on; nil if none does
	MainPartnerStatedAs *network.ID           // the id under which that takes part; nil if there is none
	analysis.Broker
}

// DependsOnOnePartner says whether more than half of the weight of the organisation's ties hangs on one partner.
func (b *Broker) DependsOnOnePartner() bool { return b.DependsOn != analysis.Nobody }

func (b *Broker) organisations() []**network.Organisation {
	held := []**network.Organisation{&b.Organisation}
	if b.MainPartner != nil {
		held = append(held, &b.MainPartner)
	}
	return held
}

// Brokerage is a page of organisations by their position between others.
type Brokerage struct {
	List[Broker]
	Organisations int
	Version       uint64

	inquiry inquiry
	brokers *brokers
	by      *measured
}

// brokers is the positions of all organisations.
type brokers struct {
	*projected
	all []analysis.Broker
}

// Size gives about how many bytes it takes.
func (b *brokers) Size() int64 { return 40 * int64(len(b.all)) }

// Brokerage gives a page of brokers, the greatest values of a metric first.
func (q *Queries) Brokerage(
	ctx context.Context, part Subnetwork, weighting Weighting, by BrokerageMetric, paging Paging,
) (*Brokerage, error) {
	i, err := q.inquire(ctx, part)
	if err != nil {
		return nil, err
	}
	b, err := remembered(ctx, i, "brokers", weighting, func(ctx context.Context) (*brokers, error) {
		t, err := i.ties(ctx, weighting)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*brokers, error) {
			all, err := analysis.Brokers(ctx, t.graph)
			return &brokers{t.projected, all}, err
		})
	})
	if err != nil {
		return nil, err
	}
	values, err := b.values(by)
	if err != nil {
		return nil, err
	}
	m := &measured{projected: b.projected, values: values, order: analysis.Rank(values)}
	answer := &Brokerage{Organisations: len(b.all), Version: b.Version, inquiry: i, brokers: b, by: m}
	answer.List, err = ranked(m.ranking(), downwards("BROKER", string(by)), paging, answer.brokerAt)
	if err != nil {
		return nil, err
	}
	return answer, name(ctx, q, answer.Items)
}

// Standings gives where organisations stand in the whole list, by the ids that are asked for. Those without a part in the
// sub-network are absent. At most 1,000.
func (b *Brokerage) Standings(ctx context.Context, ids []network.ID) (map[network.ID]network.Item[Broker], error) {
	m, ranking := b.by, b.by.ranking()
	return standings(ctx, b.inquiry, m.projected, ids, func(at int32) network.Item[Broker] {
		rank := rankOf(m.order, m.values, at)
		return network.Item[Broker]{Node: b.brokerAt(rank), Position: ranking.position(rank)}
	})
}

// brokerAt gives who stands at a rank, from 0, of whom no more than the ids are known yet.
func (b *Brokerage) brokerAt(rank int) Broker {
	at := b.by.order[rank]
	id := b.brokers.Organisations[at]
	broker := Broker{Organisation: &network.Organisation{ID: id}, StatedAs: id, Rank: rank + 1, Broker: b.brokers.all[at]}
	if broker.DependsOnOnePartner() {
		main := b.brokers.Organisations[broker.DependsOn]
		broker.MainPartner, broker.MainPartnerStatedAs = &network.Organisation{ID: main}, &main
	}
	return broker
}

func (b *brokers) values(by BrokerageMetric) ([]float64, error) {
	pick := map[BrokerageMetric]func(analysis.Broker) float64{
		ByConstraint:    func(b analysis.Broker) float64 { return b.Constraint },
		ByEffectiveSize: func(b analysis.Broker) float64 { return b.EffectiveSize },
		ByEfficiency:    func(b analysis.Broker) float64 { return b.Efficiency },
		ByDependence:    func(b analysis.Broker) float64 { return b.Dependence },
	}[by]
	if pick == nil {
		return nil, network.Errorf(network.InvalidArgument, "%q is no metric of brokerage", by)
	}
	values := make([]float64, len(b.all))
	for at, broker := range b.all {
		values[at] = pick(broker)
	}
	return values, nil
}
