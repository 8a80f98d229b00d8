/** Processes: started, watched, remembered on disk, stopped. */
@NullMarked
package io.gatehouse.stack.process;

import org.jspecify.annotations.NullMarked;
