package workloads

// A Root is a type that is compiled on its own: the type of a workload or of a feature.
type Root struct {
	Package string // the import path of the package that declares the type
	Name    string
}

// Roots returns the types that the generators write code for, by name, since the generators read them from source.
func Roots() []Root {
	return append(roots("github.com/vmbench/vmbench/workloads", workloadRoots),
		roots("github.com/vmbench/vmbench/workloads/feature", featureRoots)...)
}

// Held returns the types that interfaces in the workloads hold, by value or by pointer: what a user would tell a generator of,
// since no schema shows them. Interfaces in values of these types hold nothing of them.
func Held() []Root { return roots("github.com/vmbench/vmbench/workloads", heldTypes) }

func roots(path string, names []string) []Root {
	list := make([]Root, 0, len(names))
	for _, name := range names {
		list = append(list, Root{Package: path, Name: name})
	}
	return list
}

var workloadRoots = []string{
	"Order", "Telemetry", "LogLine", "Tree", "Wide", "Sparse", "Catalog", "Text", "Tiny", "AnyDoc",
	"Variants", "Reversed", "Unknown", "Deep",
	"Twitter", "CITM", "Canada", "GolangSource", "Synthea", "StringUnicode", "StringEscaped",
}

var heldTypes = []string{
	"VariantClick", "VariantError", "VariantTrial", "VariantLogin", "VariantPurchase", "VariantResize", "VariantScroll",
	"VariantSearch", "VariantSession", "VariantTiming", "VariantUpload", "VariantMark", "VariantPoint",
}

var featureRoots = []string{
	"Names", "Folded", "OmitEmpty", "OmitZero", "Scalars", "NamedScalars", "Strings", "Quoted", "QuotedPointers",
	"QuotedOthers", "Pointers", "Arrays", "Slices", "Bytes", "MapKeys", "TextKeys", "BadKeys", "MapElems",
	"Dynamic", "Interfaces", "MethodInterfaces", "Raw", "Numbers", "JSONMethods", "JSONPointerMethods",
	"TextMethods", "TextPointerMethods", "MixedMethods", "Unaddressable", "Embedded", "EmbeddedPointers",
	"EmbeddedHidden", "EmbeddedHiddenPointer", "Shadowed", "Annihilated", "EmbeddedOthers", "EmbeddedMethods",
	"EmbeddedCycle", "Node", "Mutual", "NestedMap", "NestedSlice", "NestedAny", "Grove", "Channels", "Functions",
	"ComplexNumbers", "Times", "Foreign", "Generics", "Anonymous", "Retagged", "Numbered", "Tupled", "OwnMethods",
	"RootInt", "RootFloat", "RootBool",
	"RootString", "RootBytes", "RootSlice", "RootArray", "RootMap", "RootPointer", "RootAny",
}
