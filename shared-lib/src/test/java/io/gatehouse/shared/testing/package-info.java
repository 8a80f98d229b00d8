/** What the tests of every service share: tokens to call it with, and a real PostgreSQL. */
@NullMarked
package io.gatehouse.shared.testing;

import org.jspecify.annotations.NullMarked;
