/** Compares what the project's files say about its services with services.yml. */
@NullMarked
package io.gatehouse.systemtest.registry;

import org.jspecify.annotations.NullMarked;
