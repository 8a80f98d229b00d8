/** Deleting what is of no use any more. */
@NullMarked
package io.gatehouse.auth.cleanup;

import org.jspecify.annotations.NullMarked;
