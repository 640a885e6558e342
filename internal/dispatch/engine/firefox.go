package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var firefox = browser{command: firefoxCommand}

// quietFirefox are preferences that keep a fresh profile from doing anything but load the page.
var quietFirefox = []string{
	"app.normandy.enabled=false",
	"app.update.enabled=false",
	"browser.aboutwelcome.enabled=false",
	"browser.safebrowsing.malware.enabled=false",
	"browser.safebrowsing.phishing.enabled=false",
	"browser.shell.checkDefaultBrowser=false",
	"datareporting.policy.dataSubmissionEnabled=false",
	"dom.max_script_run_time=0",
	"extensions.update.enabled=false",
	"network.captive-portal-service.enabled=false",
	"network.connectivity-service.enabled=false",
	"toolkit.telemetry.enabled=false",
}

// firefoxCommand writes a profile whose preferences are the engine's flags.
func firefoxCommand(p *process, dir, url string) (args, env []string, err error) {
	profile := filepath.Join(dir, "profile")
	if err := os.Mkdir(profile, 0o700); err != nil {
		return nil, nil, err
	}
	var prefs strings.Builder
	for _, list := range [][]string{quietFirefox, p.flags} {
		for _, pref := range list {
			name, value, _ := strings.Cut(pref, "=")
			fmt.Fprintf(&prefs, "user_pref(%q, %s);\n", name, value)
		}
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(prefs.String()), 0o600); err != nil {
		return nil, nil, err
	}
	return []string{"--headless", "--no-remote", "--profile", profile, url}, []string{"HOME=" + dir, "MOZ_CRASHREPORTER_DISABLE=1"}, nil
}
