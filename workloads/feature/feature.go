// Package feature holds exported types that between them use every rule of encoding/json: its tags, Go's embedding, all
// kinds, methods, keys, and types of other packages. Some use what the binary formats have beyond that.
//
// Out flow, for each type, values to encode and documents to decode, both chosen for their edges. Strategies are held
// to the reference of each format over all of them; nothing here is meant to be timed. The package does no work before All is called.
package feature

// A Feature is one type with what is encoded from it and decoded into it.
type Feature struct {
	Name string
	// New returns a pointer to a fresh zero value.
	New func() any
	// Values returns pointers to the values to encode. They are fresh on each call, so that they also serve
	// as targets for decoding that are not empty. Some of them cannot be encoded, and some contain themselves.
	Values func() []any
	// Inputs returns the documents to decode. Many of them are not valid for the type, and some are not valid JSON.
	Inputs func() [][]byte
}

// All returns every feature. Their order is that of the files, by topic.
func All() []Feature {
	return []Feature{
		define("names", namesValues, namesDocuments),
		define("folded", foldedValues, foldedDocuments),
		define("omitempty", omitEmptyValues, omitEmptyDocuments),
		define("omitzero", omitZeroValues, omitZeroDocuments),
		define("scalars", scalarsValues, scalarsDocuments),
		define("namedscalars", namedScalarsValues, namedScalarsDocuments),
		define("strings", stringsValues, stringsDocuments),
		define("quoted", quotedValues, quotedDocuments),
		define("quotedpointers", quotedPointersValues, quotedPointersDocuments),
		define("quotedothers", quotedOthersValues, quotedOthersDocuments),
		define("pointers", pointersValues, pointersDocuments),
		define("arrays", arraysValues, arraysDocuments),
		define("slices", slicesValues, slicesDocuments),
		define("bytes", bytesValues, bytesDocuments),
		define("mapkeys", mapKeysValues, mapKeysDocuments),
		define("textkeys", textKeysValues, textKeysDocuments),
		define("badkeys", badKeysValues, badKeysDocuments),
		define("mapelems", mapElemsValues, mapElemsDocuments),
		define("dynamic", dynamicValues, dynamicDocuments),
		define("interfaces", interfacesValues, interfacesDocuments),
		define("methodinterfaces", methodInterfacesValues, methodInterfacesDocuments),
		define("raw", rawValues, rawDocuments),
		define("numbers", numbersValues, numbersDocuments),
		define("jsonmethods", jsonMethodsValues, jsonMethodsDocuments),
		define("jsonpointermethods", jsonPointerMethodsValues, jsonPointerMethodsDocuments),
		define("textmethods", textMethodsValues, textMethodsDocuments),
		define("textpointermethods", textPointerMethodsValues, textPointerMethodsDocuments),
		define("mixedmethods", mixedMethodsValues, mixedMethodsDocuments),
		define("unaddressable", unaddressableValues, unaddressableDocuments),
		define("embedded", embeddedValues, embeddedDocuments),
		define("embeddedpointers", embeddedPointersValues, embeddedPointersDocuments),
		define("embeddedhidden", embeddedHiddenValues, embeddedHiddenDocuments),
		define("embeddedhiddenpointer", embeddedHiddenPointerValues, embeddedHiddenPointerDocuments),
		define("shadowed", shadowedValues, shadowedDocuments),
		define("annihilated", annihilatedValues, annihilatedDocuments),
		define("embeddedothers", embeddedOthersValues, embeddedOthersDocuments),
		define("embeddedmethods", embeddedMethodsValues, embeddedMethodsDocuments),
		define("embeddedcycle", embeddedCycleValues, embeddedCycleDocuments),
		define("node", nodeValues, nodeDocuments),
		define("mutual", mutualValues, mutualDocuments),
		define("nestedmap", nestedMapValues, nestedMapDocuments),
		define("nestedslice", nestedSliceValues, nestedSliceDocuments),
		define("nestedany", nestedAnyValues, nestedAnyDocuments),
		define("grove", groveValues, groveDocuments),
		define("channels", channelsValues, channelsDocuments),
		define("functions", functionsValues, functionsDocuments),
		define("complexnumbers", complexNumbersValues, complexNumbersDocuments),
		define("times", timesValues, timesDocuments),
		define("foreign", foreignValues, foreignDocuments),
		define("generics", genericsValues, genericsDocuments),
		define("anonymous", anonymousValues, anonymousDocuments),
		define("retagged", retaggedValues, retaggedDocuments),
		define("numbered", numberedValues, numberedDocuments),
		define("tupled", tupledValues, tupledDocuments),
		define("ownmethods", ownMethodsValues, ownMethodsDocuments),
		define("rootint", rootIntValues, rootDocuments),
		define("rootfloat", rootFloatValues, rootDocuments),
		define("rootbool", rootBoolValues, rootDocuments),
		define("rootstring", rootStringValues, rootDocuments),
		define("rootbytes", rootBytesValues, rootDocuments),
		define("rootslice", rootSliceValues, rootDocuments),
		define("rootarray", rootArrayValues, rootDocuments),
		define("rootmap", rootMapValues, rootDocuments),
		define("rootpointer", rootPointerValues, rootDocuments),
		define("rootany", rootAnyValues, rootDocuments),
	}
}

// define makes the feature of type T. Its inputs are the values that can be encoded, variations of the longest of
// these, and the given documents.
func define[T any](name string, values func() []*T, documents func() []string) Feature {
	f := Feature{Name: name, New: func() any { return new(T) }}
	f.Values = func() []any {
		list := []any{new(T)}
		for _, v := range values() {
			list = append(list, v)
		}
		return list
	}
	f.Inputs = func() [][]byte { return f.inputs(documents()) }
	return f
}
