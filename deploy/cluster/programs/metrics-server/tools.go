//go:build tools

// Package metricsserver names the program that is built, so that `go mod tidy` keeps what it needs.
package metricsserver

import _ "sigs.k8s.io/metrics-server/cmd/metrics-server"
