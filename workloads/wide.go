package workloads

var wide = &Workload{
	Name:    "wide",
	Summary: "64 scalars side by side: long programs without nesting",
	New:     func() any { return new(Wide) },
	Value:   func() any { return wideValue() },
}

// Wide is the status of a database server, flat, as monitoring agents report it.
type Wide struct {
	Host             string  `json:"host"`
	Kernel           string  `json:"kernel"`
	Role             string  `json:"role"`
	Zone             string  `json:"zone"`
	UptimeSeconds    uint64  `json:"uptime_seconds"`
	BootID           string  `json:"boot_id"`
	Collected        int64   `json:"collected"`
	Revision         uint32  `json:"revision"`
	CPUs             uint8   `json:"cpus"`
	CPUUser          float64 `json:"cpu_user"`
	CPUSystem        float64 `json:"cpu_system"`
	CPUIdle          float64 `json:"cpu_idle"`
	CPUWait          float64 `json:"cpu_wait"`
	CPUSteal         float64 `json:"cpu_steal"`
	Load1            float32 `json:"load1"`
	Load5            float32 `json:"load5"`
	Load15           float32 `json:"load15"`
	Throttled        bool    `json:"throttled"`
	MemTotal         uint64  `json:"mem_total"`
	MemFree          uint64  `json:"mem_free"`
	MemCached        uint64  `json:"mem_cached"`
	MemDirty         uint64  `json:"mem_dirty"`
	SwapTotal        uint64  `json:"swap_total"`
	SwapUsed         uint64  `json:"swap_used"`
	PageFaults       uint32  `json:"page_faults"`
	OOMKills         uint16  `json:"oom_kills"`
	HugePages        bool    `json:"huge_pages"`
	DiskReads        uint64  `json:"disk_reads"`
	DiskWrites       uint64  `json:"disk_writes"`
	DiskReadBytes    int64   `json:"disk_read_bytes"`
	DiskWriteBytes   int64   `json:"disk_write_bytes"`
	DiskQueue        float32 `json:"disk_queue"`
	DiskLatency      float64 `json:"disk_latency"`
	DiskFree         float64 `json:"disk_free"`
	Inodes           int64   `json:"inodes"`
	ReadOnly         bool    `json:"read_only"`
	NetRecvBytes     uint64  `json:"net_recv_bytes"`
	NetSentBytes     uint64  `json:"net_sent_bytes"`
	NetRecvPackets   uint64  `json:"net_recv_packets"`
	NetSentPackets   uint64  `json:"net_sent_packets"`
	NetDrops         uint32  `json:"net_drops"`
	NetErrors        uint32  `json:"net_errors"`
	Connections      int32   `json:"connections"`
	Listening        int16   `json:"listening"`
	MTU              uint16  `json:"mtu"`
	LinkUp           bool    `json:"link_up"`
	Sessions         int32   `json:"sessions"`
	ActiveQueries    int16   `json:"active_queries"`
	IdleTransactions int8    `json:"idle_transactions"`
	Deadlocks        uint16  `json:"deadlocks"`
	CacheHitRatio    float64 `json:"cache_hit_ratio"`
	ReplicationLag   float64 `json:"replication_lag"`
	WALPosition      string  `json:"wal_position"`
	Checkpoints      int32   `json:"checkpoints"`
	TempBytes        int64   `json:"temp_bytes"`
	SlowestQuery     float64 `json:"slowest_query"`
	Vacuuming        bool    `json:"vacuuming"`
	InRecovery       bool    `json:"in_recovery"`
	Temperature      int8    `json:"temperature"`
	FanSpeed         int16   `json:"fan_speed"`
	PowerWatts       float32 `json:"power_watts"`
	ClockDrift       int32   `json:"clock_drift"`
	Firmware         string  `json:"firmware"`
	Healthy          bool    `json:"healthy"`
}

func wideValue() *Wide {
	return &Wide{
		Host: "db-eu-north-1a-07", Kernel: "6.8.0-1014-aws", Role: "replica", Zone: "eu-north-1a",
		UptimeSeconds: 5184213, BootID: "a3f5c1d2-77e0-4b55-9a40-2f6d8c1e0b94", Collected: 1727781123456,
		Revision: 88214, CPUs: 32, CPUUser: 37.42, CPUSystem: 6.18, CPUIdle: 54.9, CPUWait: 1.37,
		CPUSteal: 0.13, Load1: 12.04, Load5: 11.51, Load15: 9.87, Throttled: false, MemTotal: 137438953472,
		MemFree: 2210398208, MemCached: 91268055040, MemDirty: 18874368, SwapTotal: 0, SwapUsed: 0,
		PageFaults: 48213, OOMKills: 0, HugePages: true, DiskReads: 918273645, DiskWrites: 564738291,
		DiskReadBytes: 48318382080, DiskWriteBytes: 91804925952, DiskQueue: 0.75, DiskLatency: 0.0004182,
		DiskFree: 0.38275, Inodes: 122093568, ReadOnly: false, NetRecvBytes: 7318349394477,
		NetSentBytes: 9007199254740, NetRecvPackets: 6157320193, NetSentPackets: 7740112365, NetDrops: 17,
		NetErrors: 0, Connections: 1843, Listening: 5432, MTU: 9001, LinkUp: true, Sessions: 412,
		ActiveQueries: 23, IdleTransactions: 3, Deadlocks: 1, CacheHitRatio: 0.9987341,
		ReplicationLag: 0.0831, WALPosition: "1A/7F3B22C8", Checkpoints: 20931, TempBytes: 734003200,
		SlowestQuery: 1827.4405, Vacuuming: true, InRecovery: true, Temperature: 61, FanSpeed: 8400,
		PowerWatts: 287.5, ClockDrift: -148, Firmware: "2.17.0-rc.3", Healthy: true,
	}
}
