package size

import (
	"os"

	"github.com/klauspost/compress/zstd"

	"github.com/vmbench/vmbench/internal/size/sections"
)

// weigh accounts for the bytes of a program.
func (s *Sample) weigh(program string) error {
	file, err := sections.Read(program)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	total := file.Totals()
	s.Mixed = !file.HasPclntab
	s.Sizes = Sizes{
		Text: total[sections.Text], Pclntab: total[sections.Pclntab], Rodata: total[sections.Rodata],
		Data: total[sections.Data], Relocs: total[sections.Relocs],
		File: file.Size, Zstd: compressed(text), DWARF: total[sections.DWARF],
	}
	return nil
}

// compressed is the length of the text as zstd compresses it at its usual level.
func compressed(text []byte) int64 {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options are constant
	}
	return int64(len(e.EncodeAll(text, nil)))
}
