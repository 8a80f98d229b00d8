/** What is deployed to watch a gateway: alerts and the dashboard. */
@NullMarked
package io.gatehouse.gateway.monitoring;

import org.jspecify.annotations.NullMarked;
