package peers

import (
	"bytes"
	"testing"
	"time"

	"github.com/shamaton/msgpack/v3"
	"github.com/tinylib/msgp/msgp"

	"github.com/vmbench/vmbench/workloads"
)

// These tests hold that the reasons for which peers refuse types are still true. One that fails says that more can be supported.

func TestUgorjiRoundsTimesInCBOR(t *testing.T) {
	codec := newUgorji(ugorjiCBOR(false))
	want := time.Unix(1700000000, 123456789).UTC()
	document, err := codec.Append(nil, &want)
	if err != nil || !bytes.Contains(document, []byte(".123456789")) {
		t.Fatalf("%q, %v", document, err)
	}
	var got time.Time
	if err := codec.Decode(document, &got); err != nil || !got.Equal(want.Round(time.Microsecond)) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestShamatonReadsMapsOfAll(t *testing.T) {
	var got any
	if err := msgpack.Unmarshal([]byte("\x81\xa1a\xc0"), &got); err != nil {
		t.Fatal(err)
	}
	if _, ok := got.(map[any]any); !ok {
		t.Errorf("%#v", got)
	}
}

func TestShamatonBytesReferToTheInput(t *testing.T) {
	document := []byte("\xc4\x01a")
	var got []byte
	if err := msgpack.Unmarshal(document, &got); err != nil {
		t.Fatal(err)
	}
	if document[2] = 'b'; string(got) != "b" {
		t.Errorf("%q", got)
	}
}

func TestMsgpWritesNoStructsInAny(t *testing.T) {
	if out, err := msgp.AppendIntf(nil, workloads.VariantClick{}); err == nil {
		t.Errorf("%q", out)
	}
}
