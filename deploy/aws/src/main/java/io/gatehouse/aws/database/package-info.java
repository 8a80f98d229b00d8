/** PostgreSQL, and a database in it for each service that has one. */
@NullMarked
package io.gatehouse.aws.database;

import org.jspecify.annotations.NullMarked;
