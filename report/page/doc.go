// Package page tells the story of measurements to people and programs that were not there: the question, the verdict in one
// sentence with its numbers, then the evidence.
//
// In flow runs that package report has analysed, with their trials and with how they were made, and sizes of code. Out flow an HTML
// page that is complete in itself, Markdown within GitHub's limits, JSON, and text for a terminal. All four say the same: the
// numbers are those of package report, which are only laid out here. What is added is the plots, and sentences.
//
// The package measures nothing, compares nothing and reads no clock. It trusts none of the names that it shows.
package page
