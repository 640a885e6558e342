package workloads

var canada = &Workload{
	Name:     "canada",
	Summary:  "the outline of Canada: pairs of floats in nested arrays",
	New:      func() any { return new(Canada) },
	Document: &canadaDocument,
}

var canadaDocument = Document{
	Name:   "canada_geometry",
	SHA256: "6d07f7f8afca3c68055bcce796ff658e3b5790737d1615711a5d39a5961bb2db",
	Size:   270403,
}

// Canada is a GeoJSON collection of features.
type Canada struct {
	Type     string          `json:"type"`
	Features []CanadaFeature `json:"features"`
}

// CanadaFeature is a thing on the map.
type CanadaFeature struct {
	Type       string           `json:"type"`
	Properties CanadaProperties `json:"properties"`
	Geometry   CanadaGeometry   `json:"geometry"`
}

// CanadaProperties says what the thing is.
type CanadaProperties struct {
	Name string `json:"name"`
}

// CanadaGeometry is the thing's outline: rings of points of longitude and latitude.
type CanadaGeometry struct {
	Type        string         `json:"type"`
	Coordinates [][][2]float64 `json:"coordinates"`
}
