/** What a service with a PostgreSQL database of its own has: migrations at the start, and 503 while it is away. */
@NullMarked
package io.gatehouse.shared.database;

import org.jspecify.annotations.NullMarked;
