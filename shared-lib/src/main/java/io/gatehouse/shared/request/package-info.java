/** What is known of a request wherever it is answered: its id, the log lines that carry it, and what counts as one caller. */
@NullMarked
package io.gatehouse.shared.request;

import org.jspecify.annotations.NullMarked;
