// Package exchange is how a program whose size is measured shows that it works: it reads documents from a stream, and writes
// what its codecs make of them. It imports nothing but io, since all it needs is in every program that is compared.
//
// In flow requests, each with the number of a type, the number of a format and a document; out flows, for each, the document
// that the decoded value is encoded as. Append and Read are the other side.
package exchange

import (
	"errors"
	"io"
)

// A Codec serializes values of all types of a program in one format. It gets the number of the type, and a pointer to a value.
type Codec struct {
	Append func(number int, dst []byte, v any) ([]byte, error)
	Decode func(number int, src []byte, v any) error
}

// Sizes of what stands before a document: in a request the number of its type in two bytes, its format's in one and its length in
// four; in an answer the length. The first byte is the lowest.
const (
	requestHead = 7
	answerHead  = 4
)

// failed is the length in an answer whose document is the text of an error, which another answer has.
const failed = 1<<32 - 1

// errRequest is the error of a request that is not complete.
var errRequest = errors.New("the last request is not complete")

// Serve answers all requests of a stream. table has, for each type, a function that returns a pointer to a fresh value.
func Serve(table []func() any, codecs []Codec, in io.Reader, out io.Writer) error {
	requests, err := io.ReadAll(in)
	for err == nil && len(requests) > 0 {
		requests, err = serve(table, codecs, requests, out)
	}
	return err
}

// serve answers the first request.
func serve(table []func() any, codecs []Codec, requests []byte, out io.Writer) (rest []byte, err error) {
	if len(requests) < requestHead {
		return nil, errRequest
	}
	number, format := int(requests[0])|int(requests[1])<<8, int(requests[2])
	document, rest, ok := cut(requests[3:])
	if !ok || number >= len(table) {
		return nil, errRequest
	}
	v := table[number]()
	var answer []byte
	if format < len(codecs) {
		answer, err = pass(codecs[format], number, document, v)
	}
	if err != nil {
		answer = frame(head(nil, failed), []byte(err.Error()))
	} else {
		answer = frame(nil, answer)
	}
	_, err = out.Write(answer)
	return rest, err
}

// pass decodes a document into v, and encodes v.
func pass(c Codec, number int, document []byte, v any) ([]byte, error) {
	if err := c.Decode(number, document, v); err != nil {
		return nil, err
	}
	return c.Append(number, nil, v)
}

// AppendRequest appends a request.
func AppendRequest(dst []byte, number, format int, document []byte) []byte {
	return frame(append(dst, byte(number), byte(number>>8), byte(format)), document)
}

// ReadAnswer takes the first answer off a stream of them. The error is that of the codec; ok is false if the stream has no
// complete answer.
func ReadAnswer(answers []byte) (document, rest []byte, err error, ok bool) {
	if length, have := headOf(answers); have && length == failed {
		text, rest, ok := cut(answers[answerHead:])
		return nil, rest, errors.New(string(text)), ok
	}
	document, rest, ok = cut(answers)
	return document, rest, nil, ok
}

// head appends a length.
func head(dst []byte, n uint32) []byte {
	return append(dst, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
}

// frame appends a document behind its length.
func frame(dst, document []byte) []byte { return append(head(dst, uint32(len(document))), document...) }

// headOf reads a length.
func headOf(b []byte) (n uint32, ok bool) {
	if len(b) < answerHead {
		return 0, false
	}
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24, true
}

// cut takes a document behind its length off b.
func cut(b []byte) (document, rest []byte, ok bool) {
	n, ok := headOf(b)
	if !ok || uint64(n) > uint64(len(b)-answerHead) {
		return nil, nil, false
	}
	b = b[answerHead:]
	return b[:n:n], b[n:], true
}
