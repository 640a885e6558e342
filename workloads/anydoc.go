package workloads

var anydoc = &Workload{
	Name:    "anydoc",
	Summary: "documents without a schema, as any, in a typed envelope",
	New:     func() any { return new(AnyDoc) },
	Value:   func() any { return anydocValue() },
}

// AnyDoc is the envelope of a webhook: what it carries is known only at run time.
type AnyDoc struct {
	Event      string         `json:"event"`
	Delivery   string         `json:"delivery"`
	Payload    any            `json:"payload"`
	Attributes map[string]any `json:"attributes"`
	Errors     []any          `json:"errors"`
}

// anydocValue holds only what decoding into any gives: nil, bool, float64, string, []any and map[string]any.
func anydocValue() *AnyDoc {
	return &AnyDoc{
		Event:    "pull_request.synchronize",
		Delivery: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
		Payload: map[string]any{
			"action":       "synchronize",
			"number":       1347.0,
			"pull_request": anydocPull(),
			"repository": map[string]any{
				"id": 1296269.0, "name": "Hello-World", "private": false, "fork": true, "size": 108.5,
				"topics": []any{"octocat", "atom", "electron", "api"},
				"license": map[string]any{
					"key": "mit", "spdx_id": "MIT", "url": "https://api.example.com/licenses/mit",
				},
			},
			"sender": anydocUser("octocat", 1),
		},
		Attributes: map[string]any{
			"retries": 2.0, "signature": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
			"latency_ms": 18.25, "proxied": true, "parent": nil,
		},
		Errors: []any{},
	}
}

func anydocPull() map[string]any {
	return map[string]any{
		"title": "Amazing new feature", "state": "open", "draft": false, "locked": true,
		"body":      "Please pull these awesome changes in!\n\n- one\n- two <b>&</b> \"three\"",
		"labels":    []any{anydocLabel("bug", 208045946), anydocLabel("help wanted", 208045947)},
		"milestone": nil,
		"assignees": []any{anydocUser("hubot", 2), anydocUser("other_user", 3)},
		"additions": 100.0, "deletions": 3.0, "mergeable_ratio": 0.9375,
		"hunks": []any{
			[]any{12.0, 4.0, 12.0, 9.0}, []any{88.0, 1.0, 93.0, 0.0}, []any{},
		},
	}
}

func anydocLabel(name string, id float64) map[string]any {
	return map[string]any{"id": id, "name": name, "color": "f29513", "default": id == 208045946}
}

func anydocUser(login string, id float64) map[string]any {
	return map[string]any{
		"login": login, "id": id, "site_admin": false, "type": "User", "gravatar_id": "",
		"url": "https://api.example.com/users/" + login,
	}
}
