/** What {@code deploy/kubernetes} renders, held against what Kubernetes knows and what the services are. */
@NullMarked
package io.gatehouse.systemtest.kubernetes;

import org.jspecify.annotations.NullMarked;
