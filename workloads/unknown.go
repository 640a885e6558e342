package workloads

import "strings"

var unknown = &Workload{
	Name:    "unknown",
	Summary: "one known member among 44 that are passed over, of every kind",
	New:     func() any { return new(Unknown) },
	Value:   func() any { return &Unknown{ID: "evt_3f9a61c0"} },
	Input:   func() []byte { return []byte(strings.ReplaceAll(unknownDocument, "\n", "")) },
}

// Unknown is what a reader wants to know of an event. Its document is of a producer that has all else in other words: some
// of its names are close to those of the fields, none but one is the same.
type Unknown struct {
	ID         string            `json:"id"`
	Type       string            `json:"type,omitempty"`
	Source     string            `json:"source,omitempty"`
	Subject    string            `json:"subject,omitempty"`
	Time       int64             `json:"time,omitempty"`
	Sequence   uint64            `json:"sequence,omitempty"`
	Partition  int32             `json:"partition,omitempty"`
	Tenant     string            `json:"tenant,omitempty"`
	Region     string            `json:"region,omitempty"`
	Schema     string            `json:"schema,omitempty"`
	TraceID    string            `json:"trace_id,omitempty"`
	ParentID   string            `json:"parent_id,omitempty"`
	Retries    int32             `json:"retries,omitempty"`
	Replayed   bool              `json:"replayed,omitempty"`
	Confidence float64           `json:"confidence,omitempty"`
	Actor      *UnknownActor     `json:"actor,omitempty"`
	Labels     map[string]string `json:"labels,omitempty"`
	Tags       []string          `json:"tags,omitempty"`
}

// UnknownActor is who caused an event.
type UnknownActor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// unknownDocument has a line for each group of members. The lines are joined.
const unknownDocument = `{"event_id":"9b2e7c1a-4f0d-4d56-8a37-0c5e1f6b9d20","event_type":"order.updated","event_time":"2024-10-01T11:12:03.456Z",
"event_source":"checkout","seq":4815162,"shard":11,"attempt":2,"dry_run":false,"sampled":true,"deleted_at":null,
"source_ip":"192.0.2.17","source_port":52114,"subject_line":"Your order \u2013 \"brass lamp\" \ud83d\udca1","time_zone":"Europe/Stockholm",
"typ":"u","tenants":["lampan","norrfrakt","utsikt"],"regions":[],"schemas":{},"trace":"4bf92f3577b34da6a3ce929d0e0e4736",
"probability":0.9375,"latency_ms":18.25,"avogadro":6.02214076e23,"planck":-6.62607015E-34,"zero":-0.0,"big":9007199254740993,
"id":"evt_3f9a61c0",
"user_agent":"Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0","locale":"sv-SE","currency":"SEK",
"actors":[{"id":"u_1","name":"Ada Lindqvist","roles":["buyer","admin"]},{"id":"u_2","name":"Bo","roles":[]},null],
"before":{"status":"paid","items":[{"sku":"LMP-0042-BR","qty":1,"price":89.5},{"sku":"BLB-E27-4W","qty":3,"price":3.95}],"note":""},
"after":{"status":"paid","items":[{"sku":"LMP-0042-BR","qty":1,"price":89.5},{"sku":"BLB-E27-4W","qty":4,"price":3.95}],"note":"gift"},
"matrix":[[1,0,0,0.5],[0,1,0,-0.25],[0,0,1,4],[0,0,0,1]],"histogram":[0,3,17,220,1843,912,104,33,8,1,0,0],
"flags":[true,false,true,true,null,false],"nested":{"a":{"b":{"c":{"d":{"e":[[[[{"f":[]}]]]]}}}}},
"headers":{"accept":"application/json","x-request-id":"b7ad6b7169203331","cookie":"a=1; b=2; c=\"3\"","etag":"W/\"0815\""},
"geo":{"type":"Point","coordinates":[18.06324,59.334591]},"diff":"@@ -1,3 +1,3 @@\n-qty: 3\n+qty: 4\n","path":"C:\\orders\\2024\\10",
"payload":"eyJvcmRlciI6Im9yZF8wMUo4WlE0VDdNMlYiLCJ0b3RhbCI6MTE5NzAsImN1cnJlbmN5IjoiU0VLIiwibm90ZSI6ImdpZnQifQ==",
"city":"Göteborg","emoji":"💡🎁","html":"<b>4 &times; E27</b>","checksum":"sha256:757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}`
