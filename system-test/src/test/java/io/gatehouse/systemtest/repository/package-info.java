/** What must agree across the files of the repository, or stay out of them. */
@NullMarked
package io.gatehouse.systemtest.repository;

import org.jspecify.annotations.NullMarked;
