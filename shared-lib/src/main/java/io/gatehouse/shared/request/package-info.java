/**
 * What every service does alike with a request, whoever answers it: its id, the log lines that carry it, what counts as one
 * caller, what HEAD and {@code Accept} ask for, which bodies are refused, and which answers are kept out of shared caches.
 */
@NullMarked
package io.gatehouse.shared.request;

import org.jspecify.annotations.NullMarked;
