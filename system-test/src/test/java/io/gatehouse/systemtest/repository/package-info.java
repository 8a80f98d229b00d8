/** Checks what must agree across the files of the repository, and what must not be in them. */
@NullMarked
package io.gatehouse.systemtest.repository;

import org.jspecify.annotations.NullMarked;
