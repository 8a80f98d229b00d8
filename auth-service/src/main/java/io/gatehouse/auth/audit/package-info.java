/** The record of who did what, when, from where and with which result: only ever added to. */
@NullMarked
package io.gatehouse.auth.audit;

import org.jspecify.annotations.NullMarked;
