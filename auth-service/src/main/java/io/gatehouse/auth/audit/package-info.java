/** The audit: an append-only record of who did what, when, from where and with which result. */
@NullMarked
package io.gatehouse.auth.audit;

import org.jspecify.annotations.NullMarked;
