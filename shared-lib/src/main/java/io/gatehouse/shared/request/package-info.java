/** What belongs to one request wherever it is answered: its id and the log lines that carry it. */
@NullMarked
package io.gatehouse.shared.request;

import org.jspecify.annotations.NullMarked;
