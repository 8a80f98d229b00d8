/** PostgreSQL for a service that has its own database: migrations at the start, and 503 while the database is away. */
@NullMarked
package io.gatehouse.shared.database;

import org.jspecify.annotations.NullMarked;
