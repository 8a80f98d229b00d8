/** An HTTP client as callers of the gateway use it. */
@NullMarked
package io.gatehouse.systemtest.http;

import org.jspecify.annotations.NullMarked;
