package engine

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var chromium = browser{command: chromiumCommand}

func chromiumCommand(p *process, dir, url string) (args, env []string, err error) {
	args = []string{
		"--headless", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-dev-shm-usage",
		"--disable-background-networking", "--disable-component-update", "--disable-breakpad", "--disable-crash-reporter",
		"--disable-background-timer-throttling", "--disable-renderer-backgrounding",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to run as root otherwise
	}
	if len(p.flags) > 0 {
		args = append(args, "--js-flags="+strings.Join(p.flags, " "))
	}
	return slices.Concat(args, []string{url}), []string{"HOME=" + dir}, nil
}
