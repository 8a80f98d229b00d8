/** Compares what {@code deploy/kubernetes} renders with what Kubernetes accepts and what the services are. */
@NullMarked
package io.gatehouse.systemtest.kubernetes;

import org.jspecify.annotations.NullMarked;
