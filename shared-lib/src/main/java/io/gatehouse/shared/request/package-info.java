/**
 * What every service does alike with a request, whoever answers it: its id, the log lines that carry it, what counts as one
 * caller, and what HEAD and {@code Accept} ask for.
 */
@NullMarked
package io.gatehouse.shared.request;

import org.jspecify.annotations.NullMarked;
