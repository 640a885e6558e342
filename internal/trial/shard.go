package trial

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// A Shard is a part of a plan, for one of several machines: some of its workloads, each with all that is compared on it. A
// comparison is never split, since times of different machines have no ratio.
type Shard struct {
	Index     int      `json:"index"` // counts from 1
	Total     int      `json:"total"`
	Plan      string   `json:"plan"`      // hash of the whole plan
	Workloads []string `json:"workloads"` // of the whole plan, in its order
}

func (s *Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Total) }

// Part returns the shard of an index, from 1, of a plan that is parted into a total of shards. Every total-th workload is
// in the same shard. Workloads of one unit stay together: those that are points of one curve.
func (p Plan) Part(index, total int, unit func(workload string) string) (Plan, error) {
	shard := &Shard{Index: index, Total: total, Plan: p.Hash(), Workloads: p.workloads()}
	var units []string
	for _, workload := range shard.Workloads {
		if u := unit(workload); !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	if total > len(units) {
		return p, fmt.Errorf("%d shards of %d workloads: a workload is never split, so that some shards would have nothing to measure; "+
			"want at most %[2]d, or a filter that chooses more workloads", total, len(units))
	}
	mine := func(workload string) bool { return slices.Index(units, unit(workload))%total == index-1 }
	part := p
	part.Shard = shard
	part.Cases = slices.DeleteFunc(slices.Clone(p.Cases), func(c Case) bool { return !mine(c.Workload) })
	part.Data, part.Missing = only(p.Data, mine), only(p.Missing, mine)
	part.Formats = nil
	for format, hashes := range p.Formats {
		if hashes = only(hashes, mine); len(hashes) > 0 {
			if part.Formats == nil {
				part.Formats = make(map[strategies.Format]map[string]DataHash)
			}
			part.Formats[format] = hashes
		}
	}
	return part, nil
}

// only returns the entries of a map by workload that are wanted.
func only[V any](all map[string]V, wanted func(workload string) bool) map[string]V {
	if all == nil {
		return nil
	}
	some := maps.Clone(all)
	maps.DeleteFunc(some, func(workload string, _ V) bool { return !wanted(workload) })
	return some
}

// workloads lists the plan's workloads in the order of its cases.
func (p Plan) workloads() []string {
	var names []string
	for _, c := range p.Cases {
		if !slices.Contains(names, c.Workload) {
			names = append(names, c.Workload)
		}
	}
	return names
}

// ShardSeed is the seed of a plan whose shards were given none: it follows from what the plan measures, so that all
// shards have the same one without asking each other.
func (p Plan) ShardSeed() uint64 {
	seed, err := strconv.ParseUint(p.Hash(), 16, 64)
	if err != nil {
		panic("trial: a hash is no number: " + err.Error())
	}
	return seed
}

// Of leaves out the documents of the workloads that a plan does not have.
func (d *Data) Of(p Plan) *Data {
	mine := func(workload string) bool { return slices.Contains(p.workloads(), workload) }
	of := &Data{Documents: only(d.Documents, mine), Hashes: only(d.Hashes, mine), Missing: only(d.Missing, mine), works: only(d.works, mine)}
	for format, documents := range d.formats {
		if documents = only(documents, mine); len(documents) > 0 {
			if of.formats == nil {
				of.formats = make(map[strategies.Format]map[string]workloads.Data)
			}
			of.formats[format] = documents
		}
	}
	return of
}
