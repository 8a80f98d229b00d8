/** The programs that tests run: the project's own scripts, and tools that may be missing. */
@NullMarked
package io.gatehouse.systemtest.command;

import org.jspecify.annotations.NullMarked;
