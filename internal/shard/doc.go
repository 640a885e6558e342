// Package shard finds out which part of some work this process is to do, where several machines share it.
//
// In flows a text such as 2/3 or the environment that a CI system or a cluster has set; out comes a Place. What the work
// is, and how it is parted, the package does not know.
package shard
