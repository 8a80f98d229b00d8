/** The services on ECS, and the load balancer. */
@NullMarked
package io.gatehouse.aws.service;

import org.jspecify.annotations.NullMarked;
