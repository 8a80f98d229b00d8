/** Stacks started for tests, each with ports and a folder of its own. */
@NullMarked
package io.gatehouse.systemtest.stack;

import org.jspecify.annotations.NullMarked;
