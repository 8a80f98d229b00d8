/** The services as ECS runs them, and the door to them. */
@NullMarked
package io.gatehouse.aws.service;

import org.jspecify.annotations.NullMarked;
