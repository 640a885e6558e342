package workloads

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// ErrUnavailable is the error of a real document that is not on this machine and cannot be fetched. A run goes on
// without it and says so.
var ErrUnavailable = errors.New("document unavailable")

// A Document is a real document, known by its hash. It is in the test data of the Go distribution and of a Go module,
// as a file compressed by zstd, see places.
type Document struct {
	Name   string // of the file, without endings
	SHA256 string // of the decompressed document
	Size   int    // of the decompressed document, in bytes
}

// Load returns the decompressed document, from the cache or from the first place that has it. The error wraps
// ErrUnavailable, and says what was tried and what can be done.
func (d *Document) Load(ctx context.Context) ([]byte, error) {
	kept := d.SHA256 + ".json"
	if text, err := readKept(kept); err == nil && d.check(text) == nil {
		return text, nil
	}
	var tried []string
	for _, p := range places {
		text, err := d.loadFrom(ctx, p)
		if err == nil {
			keep(kept, text)
			return text, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		tried = append(tried, fmt.Sprintf("%s (%v)", p.name, err))
	}
	return nil, fmt.Errorf("%w: %s is neither in %s; run `go mod download %s@%s` while online, or pass --data FILE",
		ErrUnavailable, d.Name, strings.Join(tried, " nor in "), modulePath, moduleVersion)
}

func (d *Document) loadFrom(ctx context.Context, p place) ([]byte, error) {
	root, err := p.root(ctx)
	if err != nil {
		return nil, err
	}
	packed, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p.dir), d.Name+".json.zst"))
	if err != nil {
		return nil, err
	}
	text, err := d.unpack(packed)
	if err != nil {
		return nil, err
	}
	return text, d.check(text)
}

// smallestLimit is the least memory that is allowed for decompression, which has a need of its own.
const smallestLimit = 1 << 20

// unpack decompresses a document. A file that would become much larger than the document is an error.
func (d *Document) unpack(packed []byte) ([]byte, error) {
	limit := zstd.WithDecoderMaxMemory(uint64(max(d.Size, smallestLimit)))
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), limit)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(packed, make([]byte, 0, d.Size))
}

// check holds a text against the document's hash.
func (d *Document) check(text []byte) error {
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != d.SHA256 {
		return fmt.Errorf("its SHA-256 is %x, not %s", sum, d.SHA256)
	}
	return nil
}
