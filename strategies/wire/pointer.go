package wire

import "strconv"

// pointerAt returns the JSON pointer of the value that a TypeError's offset belongs to, in a document without syntax
// errors. The offset lies just past a literal or one byte further, or just past the opening bracket of a container, or
// just past the opening quote of a member's name.
func pointerAt(src []byte, offset int64) string {
	p := pointerScan{src: src, at: int(offset) - 1}
	p.walk(Space(src, 0))
	return p.text()
}

// pointerScan walks a document value by value and knows the containers that are open.
type pointerScan struct {
	src  []byte
	at   int // what is looked for
	open []pointerStep
}

// pointerStep is one open container and what is being read in it.
type pointerStep struct {
	object bool
	name   int // index of the current member's name, in an object
	index  int // number of the current element, in an array
}

func (p *pointerScan) walk(i int) {
	for i >= 0 && i < len(p.src) {
		if i == p.at {
			return
		}
		if opens(p.src[i]) {
			p.open = append(p.open, pointerStep{object: p.src[i] == '{'})
			i = p.enter(i + 1)
			continue
		}
		end := skipScalar(p.src, i)
		if end < 0 || p.at <= end {
			return
		}
		i = p.next(end)
	}
}

// enter goes to the first value of the container that was opened before i, or on if it is empty.
func (p *pointerScan) enter(i int) int {
	i = Space(p.src, i)
	if i < len(p.src) && (p.src[i] == '}' || p.src[i] == ']') {
		return p.next(i)
	}
	return p.member(i)
}

// next goes from the end of a value to the next one.
func (p *pointerScan) next(i int) int {
	for len(p.open) > 0 {
		i = Space(p.src, i)
		if i >= len(p.src) {
			return Stop
		}
		if p.src[i] == ',' {
			p.open[len(p.open)-1].index++
			return p.member(Space(p.src, i+1))
		}
		p.open = p.open[:len(p.open)-1]
		i++
	}
	return Stop
}

// member passes over the name of a member, unless it is what is looked for.
func (p *pointerScan) member(i int) int {
	top := &p.open[len(p.open)-1]
	if !top.object || i >= len(p.src) {
		return i
	}
	top.name = i
	if i == p.at {
		return Stop
	}
	if i = skipString(p.src, i); i < 0 {
		return Stop
	}
	return colon(p.src, i)
}

// text writes the steps as a JSON pointer.
func (p *pointerScan) text() string {
	var out []byte
	for _, step := range p.open {
		out = append(out, '/')
		if !step.object {
			out = strconv.AppendInt(out, int64(step.index), 10)
			continue
		}
		name, _ := String(p.src, step.name)
		for _, c := range []byte(name) {
			switch c {
			case '~':
				out = append(out, "~0"...)
			case '/':
				out = append(out, "~1"...)
			default:
				out = append(out, c)
			}
		}
	}
	return string(out)
}
